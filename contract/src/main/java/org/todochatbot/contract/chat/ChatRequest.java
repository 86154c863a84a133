package org.todochatbot.contract.chat;

/**
 * What a person said.
 *
 * @param messageId chosen by the client, at most 100 characters: the idempotency key within one person's messages
 * @param text at most {@value #MAX_TEXT_BYTES} bytes of UTF-8
 * @param timezone IANA zone in which its times count; null for the person's setting
 * @param about id of the task that "this" means, as a button beside a task sends it; null for the one spoken of last
 */
public record ChatRequest(String messageId, String text, String timezone, String about) {

    public static final int MAX_TEXT_BYTES = 10_000;
    public static final int MAX_MESSAGE_ID_LENGTH = 100;
}
