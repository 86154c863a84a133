package org.todochatbot.backend.intent.time;

import java.time.LocalTime;

/**
 * Parts of a day, with the time that stands for each when none is said, and how they settle a bare hour.
 * The times are Todoist's where it has one (morning, evening); "tonight" is early enough to be of use.
 */
public enum DayPart {
    EARLY_MORNING(LocalTime.of(7, 0), LocalTime.of(5, 0), LocalTime.of(9, 0)),
    MORNING(LocalTime.of(9, 0), LocalTime.of(5, 0), LocalTime.NOON),
    MID_MORNING(LocalTime.of(10, 0), LocalTime.of(9, 0), LocalTime.NOON),
    LUNCH(LocalTime.NOON, LocalTime.of(11, 0), LocalTime.of(14, 0)),
    AFTERNOON(LocalTime.of(14, 0), LocalTime.NOON, LocalTime.of(18, 0)),
    EVENING(LocalTime.of(18, 0), LocalTime.of(17, 0), LocalTime.of(22, 0)),
    TONIGHT(LocalTime.of(20, 0), LocalTime.of(18, 0), LocalTime.MIDNIGHT),
    NIGHT(LocalTime.of(21, 0), LocalTime.of(20, 0), LocalTime.MIDNIGHT),
    END(LocalTime.of(23, 59, 59), LocalTime.of(12, 0), LocalTime.MIDNIGHT);

    private final LocalTime usual;
    private final LocalTime from;
    private final LocalTime before;

    DayPart(LocalTime usual, LocalTime from, LocalTime before) {
        this.usual = usual;
        this.from = from;
        this.before = before;
    }

    LocalTime usual() {
        return usual;
    }

    LocalTime from() {
        return from;
    }

    /** Midnight is the end of the day. */
    LocalTime before() {
        return before;
    }

    boolean isMorning() {
        return this == EARLY_MORNING || this == MORNING || this == MID_MORNING;
    }

    boolean isNight() {
        return this == TONIGHT || this == NIGHT;
    }
}
