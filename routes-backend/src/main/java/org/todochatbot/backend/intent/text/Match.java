package org.todochatbot.backend.intent.text;

/**
 * Something that was read from a text.
 *
 * @param end index after the last token it took
 */
public record Match<T>(T value, int end) {}
