package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * An amount of time as people say it: months and days are counted on the calendar, seconds on the clock.
 *
 * @param workDays days that are not Saturday or Sunday
 */
public record Amount(int months, int days, int workDays, long seconds) {

    static final Amount NONE = new Amount(0, 0, 0, 0);

    static Amount ofDays(int days) {
        return new Amount(0, days, 0, 0);
    }

    static Amount ofSeconds(long seconds) {
        return new Amount(0, 0, 0, seconds);
    }

    Amount plus(Amount other) {
        return new Amount(
                months + other.months, days + other.days, workDays + other.workDays, seconds + other.seconds);
    }

    Amount negated() {
        return new Amount(-months, -days, -workDays, -seconds);
    }

    /** Whether it is whole days, so that a date moved by it stays a date. */
    public boolean isDays() {
        return seconds == 0;
    }

    /** A month counts as 30 days. */
    int inDays() {
        return 30 * months + days + workDays;
    }

    LocalDate addTo(LocalDate date) {
        LocalDate moved = date.plusMonths(months).plusDays(days);
        int step = Integer.signum(workDays);
        for (int left = Math.abs(workDays); left > 0; ) {
            moved = moved.plusDays(step);
            if (moved.getDayOfWeek() != DayOfWeek.SATURDAY && moved.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return moved;
    }

    /** Days move on the calendar, so that the clock time stays; hours are real hours, whatever the clocks do meanwhile. */
    ZonedDateTime addTo(ZonedDateTime moment) {
        return moment.with(addTo(moment.toLocalDate())).plusSeconds(seconds);
    }

    /** ISO 8601, in weeks where it is nothing but weeks, in days and time where it has both months and time. */
    public String iso() {
        if (months > 0 && seconds > 0) {
            return new Amount(0, inDays(), 0, seconds).iso();
        }
        int wholeDays = days + workDays;
        StringBuilder iso = new StringBuilder("P");
        append(iso, months / 12, 'Y');
        append(iso, months % 12, 'M');
        if (wholeDays % 7 == 0 && months == 0 && seconds == 0) {
            append(iso, wholeDays / 7, 'W');
        } else {
            append(iso, wholeDays, 'D');
        }
        if (seconds > 0) {
            iso.append('T');
            append(iso, seconds / 3600, 'H');
            append(iso, seconds % 3600 / 60, 'M');
            append(iso, seconds % 60, 'S');
        }
        return iso.length() == 1 ? "PT0S" : iso.toString();
    }

    private static void append(StringBuilder iso, long count, char unit) {
        if (count > 0) {
            iso.append(count).append(unit);
        }
    }
}
