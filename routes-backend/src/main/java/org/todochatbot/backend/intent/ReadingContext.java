package org.todochatbot.backend.intent;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.todochatbot.contract.settings.DateOrder;
import org.todochatbot.contract.settings.Settings;

/**
 * Everything besides the text that a reading depends on.
 *
 * @param now when it was said, in the person's zone
 * @param weekStart first day of the person's week
 * @param dateOrder how the person writes 5/6
 * @param reminderTime when a day without a time is reminded of, in the person's zone
 */
public record ReadingContext(
        ZonedDateTime now, Expecting expecting, DayOfWeek weekStart, DateOrder dateOrder, LocalTime reminderTime) {

    public ReadingContext(ZonedDateTime now, Expecting expecting, Settings settings) {
        this(now, expecting, settings.weekStart().day(), settings.dateOrder(), settings.reminderTime());
    }

    /** Of somebody who has set nothing: weeks begin on Monday, the month comes before the day, reminders are at nine. */
    public ReadingContext(ZonedDateTime now, Expecting expecting) {
        this(now, expecting, Settings.DEFAULT);
    }

    /** Nothing was asked before. */
    public static ReadingContext of(ZonedDateTime now, Settings settings) {
        return new ReadingContext(now, Expecting.NOTHING, settings);
    }

    /** Nothing was asked or set before. */
    public static ReadingContext at(ZonedDateTime now) {
        return new ReadingContext(now, Expecting.NOTHING);
    }

    public LocalDate today() {
        return now.toLocalDate();
    }
}
