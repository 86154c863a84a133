package org.todochatbot.backend.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.todochatbot.contract.task.Due;

/**
 * The next date of an RFC 5545 recurrence rule. Dates are counted on the person's wall clock: a daily task at 9 stays at
 * 9 when the clocks change, and a time that they skip moves forward by what they skip.
 */
public final class RecurrenceDates {

    private static final Pattern LIMIT = Pattern.compile(";?(COUNT|UNTIL)=[^;]*");
    private static final Pattern COUNT = Pattern.compile("COUNT=(\\d+)");

    private RecurrenceDates() {}

    /** @param rule with the occurrences that are left from this date on */
    public record Next(Due due, String rule) {}

    /**
     * The first date after {@code date} that is not before {@code notBefore}; empty when the rule has ended. A day is not
     * before the moments of that day.
     *
     * @param date one occurrence, from which the rule counts
     * @param notBefore in the person's zone
     */
    public static Optional<Next> next(String rule, Due date, ZonedDateTime notBefore) {
        ZoneId zone = notBefore.getZone();
        LocalDateTime start = local(date, zone);
        boolean allDay = date instanceof Due.Day;
        LocalDateTime earliest =
                allDay ? notBefore.toLocalDate().atStartOfDay() : notBefore.toLocalDateTime();
        try {
            RecurrenceRule parsed = new RecurrenceRule(rule);
            RecurrenceRuleIterator dates = new RecurrenceRule(LIMIT.matcher(rule).replaceAll("")).iterator(of(start, allDay));
            int left = parsed.getCount() == null ? Integer.MAX_VALUE : parsed.getCount();
            while (dates.hasNext()) {
                LocalDateTime next = local(dates.nextDateTime());
                if (!next.isAfter(start)) {
                    continue;
                }
                if (--left < 1 || isAfter(next, parsed.getUntil(), zone)) {
                    return Optional.empty();
                }
                if (!next.isBefore(earliest)) {
                    Due due = allDay ? new Due.Day(next.toLocalDate()) : new Due.Moment(next.atZone(zone).toOffsetDateTime());
                    return Optional.of(new Next(due, withCount(rule, left)));
                }
            }
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("not an RFC 5545 recurrence rule", e);
        }
    }

    private static String withCount(String rule, int left) {
        Matcher count = COUNT.matcher(rule);
        return count.find() ? count.replaceFirst("COUNT=" + left) : rule;
    }

    /** UNTIL is a date, or a moment in UTC. */
    private static boolean isAfter(LocalDateTime next, DateTime until, ZoneId zone) {
        if (until == null) {
            return false;
        }
        return until.isAllDay()
                ? next.toLocalDate().isAfter(local(until).toLocalDate())
                : next.atZone(zone).toInstant().isAfter(Instant.ofEpochMilli(until.getTimestamp()));
    }

    private static LocalDateTime local(Due due, ZoneId zone) {
        return switch (due) {
            case Due.Day day -> day.date().atStartOfDay();
            case Due.Moment moment -> moment.dateTime().atZoneSameInstant(zone).toLocalDateTime();
        };
    }

    private static DateTime of(LocalDateTime at, boolean allDay) {
        return allDay
                ? new DateTime(at.getYear(), at.getMonthValue() - 1, at.getDayOfMonth())
                : new DateTime(
                        at.getYear(), at.getMonthValue() - 1, at.getDayOfMonth(), at.getHour(), at.getMinute(), at.getSecond());
    }

    private static LocalDateTime local(DateTime at) {
        LocalDate date = LocalDate.of(at.getYear(), at.getMonth() + 1, at.getDayOfMonth());
        return at.isAllDay() ? date.atStartOfDay() : date.atTime(at.getHours(), at.getMinutes(), at.getSeconds());
    }
}
