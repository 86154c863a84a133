package org.todochatbot.backend.intent.time;

/** What stands before a piece of a time phrase. */
enum Preposition {
    NONE,
    AT,
    ON,
    IN,
    FOR,
    BY,
    UNTIL,
    AFTER,
    WITHIN,
    START,
    BETWEEN
}
