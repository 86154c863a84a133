package org.todochatbot.backend.intent.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * A time on the clock as it was said.
 *
 * @param hour 0 to 23
 * @param half what is known of the half of the day
 */
record ClockTime(int hour, int minute, int second, Half half) {

    /** First hour that people are likely to mean by a bare number: "at 6" is in the evening, "at 7" may be in the morning. */
    private static final int FIRST_LIKELY_HOUR = 7;
    /** Before this hour somebody who is awake and says "at 5" means this very morning. */
    private static final int SMALL_HOURS = 5;

    /** The half of the day. */
    enum Half {
        /** Settled: am or pm was said, or the hour is on the 24-hour clock. */
        KNOWN,
        UNSAID
    }

    static ClockTime of(LocalTime time) {
        return new ClockTime(time.getHour(), time.getMinute(), time.getSecond(), Half.KNOWN);
    }

    static ClockTime known(int hour, int minute, int second) {
        return new ClockTime(hour, minute, second, Half.KNOWN);
    }

    boolean isKnown() {
        return half == Half.KNOWN;
    }

    ClockTime am() {
        return isKnown() ? this : known(hour % 12, minute, second);
    }

    ClockTime pm() {
        return isKnown() ? this : known(hour % 12 + 12, minute, second);
    }

    LocalTime time() {
        return LocalTime.of(hour, minute, second);
    }

    /** Whether it means 0:00 as the end of a day rather than its start: "tonight at 12". */
    boolean isMidnight() {
        return hour == 0 && minute == 0 && isKnown();
    }

    /** Settled by a part of the day: "at 7 in the evening". */
    ClockTime within(DayPart part) {
        if (isKnown()) {
            return this;
        }
        if (part.isMorning()) {
            return am();
        }
        if (part.isNight()) {
            return hour == 12 || hour < 5 ? am() : pm();
        }
        if (part == DayPart.LUNCH) {
            return hour >= 10 && hour < 12 ? am() : pm();
        }
        return pm();
    }

    /** Settled by habit, where the day is another one than today: 7 to 11 in the morning, 12 noon, 1 to 6 after noon. */
    ClockTime usual() {
        if (isKnown()) {
            return this;
        }
        return hour >= FIRST_LIKELY_HOUR && hour < 12 ? am() : pm();
    }

    /** Settled by a part of the day, or by habit where none was said (null). */
    ClockTime settled(DayPart part) {
        return part == null ? usual() : within(part);
    }

    /** Settled by what comes next today, for a bare hour on no day or on today. */
    ClockTime nextToday(ZonedDateTime now) {
        if (isKnown()) {
            return this;
        }
        if (now.getHour() < SMALL_HOURS && hour < 12 && am().time().isAfter(now.toLocalTime())) {
            return am();
        }
        ClockTime usual = usual();
        boolean past = !usual.time().isAfter(now.toLocalTime());
        boolean laterIsLikely = hour >= FIRST_LIKELY_HOUR && hour < 12 && pm().time().isAfter(now.toLocalTime());
        return past && laterIsLikely ? pm() : usual;
    }

    /** The moment on a date; a time that the clocks skip moves forward with them, one they repeat is the first. */
    ZonedDateTime on(LocalDate date, ZonedDateTime now) {
        return ZonedDateTime.of(date, time(), now.getZone());
    }
}
