package org.todochatbot.backend.intent;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Everything besides the text that a reading depends on.
 *
 * @param now when it was said, in the person's zone
 * @param weekStart first day of the person's week
 * @param dateOrder how the person writes 5/6
 */
public record ReadingContext(ZonedDateTime now, Expecting expecting, DayOfWeek weekStart, DateOrder dateOrder) {

    /** Whether 5/6 is 6 May or 5 June; a number above 12 settles it either way. */
    public enum DateOrder {
        MONTH_FIRST,
        DAY_FIRST
    }

    public ReadingContext(ZonedDateTime now, Expecting expecting) {
        this(now, expecting, DayOfWeek.MONDAY, DateOrder.MONTH_FIRST);
    }

    /** Nothing was asked before; week and dates as by default: Monday first, month before day. */
    public static ReadingContext at(ZonedDateTime now) {
        return new ReadingContext(now, Expecting.NOTHING);
    }

    public LocalDate today() {
        return now.toLocalDate();
    }
}
