package org.todochatbot.backend.conversation;

import org.todochatbot.contract.chat.Filter;

/**
 * A list that was shown.
 *
 * @param words what was said to get it
 * @param shown how many tasks of it were shown so far
 */
public record Listing(String words, Filter filter, int shown) {}
