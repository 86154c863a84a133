package org.todochatbot.backend.intent.time;

import java.time.LocalDate;
import java.time.Year;

/**
 * A day or a stretch of days, computed from the day on which it was said.
 *
 * @param date the day that a task is due when this is all that was said
 * @param from first day of the stretch
 * @param before day after its last
 * @param rolls what comes next when the moment meant is already past
 * @param today whether it is the very day on which it was said
 */
record CalendarDay(LocalDate date, LocalDate from, LocalDate before, Rolls rolls, boolean today) {

    /** How far to go forward from a past moment to the next of its kind. */
    enum Rolls {
        NEVER,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    static CalendarDay of(LocalDate date) {
        return new CalendarDay(date, date, date.plusDays(1), Rolls.NEVER, false);
    }

    static CalendarDay of(LocalDate date, Rolls rolls) {
        return new CalendarDay(date, date, date.plusDays(1), rolls, false);
    }

    static CalendarDay today(LocalDate date) {
        return new CalendarDay(date, date, date.plusDays(1), Rolls.NEVER, true);
    }

    static CalendarDay period(LocalDate date, LocalDate from, LocalDate before) {
        return new CalendarDay(date, from, before, Rolls.NEVER, false);
    }

    boolean isStretch() {
        return !before.equals(from.plusDays(1));
    }

    CalendarDay until(LocalDate end) {
        return new CalendarDay(date, from, end, rolls, today);
    }

    /** The next day of its kind. */
    CalendarDay next() {
        return switch (rolls) {
            case NEVER -> this;
            case WEEKLY -> of(date.plusWeeks(1), rolls);
            case MONTHLY -> of(nextWithDay(date), rolls);
            case YEARLY -> of(nextYear(date), rolls);
        };
    }

    private static LocalDate nextWithDay(LocalDate date) {
        LocalDate month = date.withDayOfMonth(1).plusMonths(1);
        while (month.lengthOfMonth() < date.getDayOfMonth()) {
            month = month.plusMonths(1);
        }
        return month.withDayOfMonth(date.getDayOfMonth());
    }

    private static LocalDate nextYear(LocalDate date) {
        int year = date.getYear() + 1;
        while (date.getMonthValue() == 2 && date.getDayOfMonth() == 29 && !Year.isLeap(year)) {
            year++;
        }
        return date.withYear(year);
    }
}
