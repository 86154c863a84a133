package org.todochatbot.contract.chat;

/**
 * A sentence to be read, and not carried out.
 *
 * @param text at most {@value ChatRequest#MAX_TEXT_BYTES} bytes of UTF-8
 * @param now RFC 3339 moment at which it is said; null for now
 * @param timezone IANA zone in which its times count; null for the person's setting
 */
public record UnderstandRequest(String text, String now, String timezone) {}
