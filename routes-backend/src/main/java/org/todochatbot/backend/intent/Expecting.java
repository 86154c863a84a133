package org.todochatbot.backend.intent;

/** What the conversation has just asked, so that a bare "2" or "at 5" can be read as the answer. */
public enum Expecting {
    NOTHING,
    CONFIRMATION,
    CHOICE,
    WHEN
}
