package org.todochatbot.tests.dialogues;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import org.todochatbot.contract.task.Due;

/**
 * When something is wished for, in a notation of its own, so that the parser does not check itself: {@code +1d} in days,
 * {@code +90m} in minutes from now, {@code next:FRI} the coming Friday, {@code nextweek:MON} Monday of next week; a time
 * of day may follow a day.
 */
record Moment(LocalDate day, LocalTime time, ZonedDateTime exact) {

    /** How long a dialogue may take, by which what counts from now may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    static Moment of(String notation, ZonedDateTime now) {
        String[] parts = notation.split(" ");
        if (parts[0].matches("\\+\\d+m")) {
            return new Moment(null, null, now.plusMinutes(Long.parseLong(parts[0].substring(1, parts[0].length() - 1))));
        }
        return new Moment(day(parts[0], now.toLocalDate()), parts.length > 1 ? LocalTime.parse(parts[1]) : null, null);
    }

    private static LocalDate day(String notation, LocalDate today) {
        if (notation.matches("\\+\\d+d")) {
            return today.plusDays(Long.parseLong(notation.substring(1, notation.length() - 1)));
        }
        String[] parts = notation.split(":");
        DayOfWeek weekday = Arrays.stream(DayOfWeek.values())
                .filter(candidate -> candidate.name().startsWith(parts[1]))
                .findFirst()
                .orElseThrow();
        return switch (parts[0]) {
            case "next" -> today.with(TemporalAdjusters.nextOrSame(weekday));
            case "nextweek" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(weekday));
            default -> throw new IllegalArgumentException("not a moment: " + notation);
        };
    }

    boolean is(Due due, ZonedDateTime now) {
        return switch (due) {
            case null -> false;
            case Due.Day date -> exact == null && time == null && date.date().equals(day);
            case Due.Moment moment -> is(moment.dateTime().atZoneSameInstant(now.getZone()));
        };
    }

    boolean is(ZonedDateTime moment) {
        return exact != null
                ? Duration.between(exact, moment).abs().compareTo(TOLERANCE) <= 0
                : time != null && moment.toLocalDate().equals(day) && moment.toLocalTime().equals(time);
    }
}
