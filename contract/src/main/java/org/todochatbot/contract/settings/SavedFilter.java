package org.todochatbot.contract.settings;

/**
 * A list that a person has given a name.
 *
 * @param name lower case
 * @param words what was said to get the list; read anew each time, so that "this week" is always the week it is
 */
public record SavedFilter(String name, String words) {}
