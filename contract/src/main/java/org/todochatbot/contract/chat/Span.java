package org.todochatbot.contract.chat;

/**
 * What one stretch of the text was read as.
 *
 * @param from index of the first UTF-16 code unit
 * @param to index after the last one
 * @param text the stretch itself
 * @param readAs such as {@code intent}, {@code title}, {@code due}, {@code remindAt}, {@code priority}, {@code tag}
 */
public record Span(int from, int to, String text, String readAs) {}
