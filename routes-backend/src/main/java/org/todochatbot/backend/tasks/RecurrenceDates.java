package org.todochatbot.backend.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Task;

/**
 * The next date of an RFC 5545 recurrence rule. Dates are counted on the wall clock of the zone in which the due time was
 * said, else of the person's: a daily task at 9 stays at 9 when the clocks change. A time that they skip moves forward by
 * what they skip, that once; of a time that comes twice the first is meant.
 */
public final class RecurrenceDates {

    private static final Pattern END = Pattern.compile("(UNTIL|COUNT)=[^;]+");

    /** Each minute. */
    private static final int MOST_A_DAY = 24 * 60;
    private static final Pattern LIMIT = Pattern.compile(";?(COUNT|UNTIL)=[^;]*");
    private static final Pattern TIME_MEANT = Pattern.compile(";BYHOUR=\\d+;BYMINUTE=\\d+$");
    private static final Pattern HOURS = Pattern.compile(";BYHOUR=[\\d,]+;BYMINUTE=\\d+");
    private static final Pattern COUNT = Pattern.compile("COUNT=(\\d+)");

    private RecurrenceDates() {}

    /** The rule with the end of the other, where it has none itself (RFC 5545, UNTIL and COUNT). */
    static String endingAsBefore(String rule, String before) {
        Matcher end = END.matcher(before);
        return END.matcher(rule).find() || !end.find() ? rule : rule + ";" + end.group();
    }

    /** The rule on its days, at the hours of another. */
    static String atHoursOf(String rule, String other) {
        Matcher hours = HOURS.matcher(other);
        return hours.find() ? HOURS.matcher(rule).replaceAll("") + hours.group() : other;
    }

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
        return next(rule, date, List.of(), notBefore);
    }

    /** The same of a task from its due date, without the dates that it skips. */
    public static Optional<Next> next(Task task, ZonedDateTime notBefore) {
        return next(task.recurrence(), task.due(), task.skipped(), notBefore);
    }

    /** @param skipped dates that are none; COUNT counts them */
    static Optional<Next> next(String rule, Due date, List<LocalDate> skipped, ZonedDateTime notBefore) {
        ZonedDateTime from = inZoneOf(date, notBefore);
        ZoneId zone = from.getZone();
        LocalDateTime start = local(date, zone);
        boolean allDay = date instanceof Due.Day;
        LocalDateTime earliest =
                allDay ? from.toLocalDate().atStartOfDay() : from.toLocalDateTime();
        try {
            RecurrenceRule parsed = new RecurrenceRule(rule);
            RecurrenceRuleIterator dates = new RecurrenceRule(LIMIT.matcher(rule).replaceAll("")).iterator(of(start, allDay));
            if (parsed.getCount() == null && earliest.isAfter(start)) {
                // However long ago it began, no date of before is looked at.
                dates.fastForward(of(earliest, allDay));
            }
            int left = parsed.getCount() == null ? Integer.MAX_VALUE : parsed.getCount();
            while (dates.hasNext()) {
                LocalDateTime next = local(dates.nextDateTime());
                if (!next.isAfter(start)) {
                    continue;
                }
                if (--left < 1 || isAfter(next, parsed.getUntil(), zone)) {
                    return Optional.empty();
                }
                if (!next.isBefore(earliest) && !skipped.contains(next.toLocalDate())) {
                    return Optional.of(new Next(
                            due(date, next, zone), withCount(allDay ? rule : keepingTime(rule, parsed, next, zone), left)));
                }
            }
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("not an RFC 5545 recurrence rule", e);
        }
    }

    /**
     * The dates of a task after its due date that are in a stretch, the first ones.
     *
     * @param from inclusive, in the person's zone
     * @param before exclusive, in the person's zone
     */
    static List<Due> between(Task task, ZonedDateTime from, ZonedDateTime before, int most) {
        List<Due> dates = new ArrayList<>();
        Optional<Next> next = next(task, from);
        while (next.isPresent() && dates.size() < most && isBefore(next.get().due(), before)) {
            dates.add(next.get().due());
            next = next(next.get().rule(), next.get().due(), task.skipped(), from);
        }
        return dates;
    }

    /** What comes on a date after the due date, whether or not that is left out. */
    public static List<Due> on(Task task, LocalDate date, ZoneId zone) {
        return between(task.skipping(List.of()), date.atStartOfDay(zone), date.plusDays(1).atStartOfDay(zone), MOST_A_DAY);
    }

    /** Of a day, whether it begins before. */
    static boolean isBefore(Due due, ZonedDateTime moment) {
        return switch (due) {
            case Due.Day day -> day.date().atStartOfDay(moment.getZone()).isBefore(moment);
            case Due.Moment at -> at.dateTime().toInstant().isBefore(moment.toInstant());
        };
    }

    /** The moment in the zone of the due time that a task has, where it has one. */
    static ZonedDateTime inZoneOf(Due due, ZonedDateTime moment) {
        return due instanceof Due.Moment at && at.zone() != null ? moment.withZoneSameInstant(ZoneId.of(at.zone())) : moment;
    }

    private static Due due(Due before, LocalDateTime next, ZoneId zone) {
        return switch (before) {
            case Due.Day day -> new Due.Day(next.toLocalDate());
            case Due.Moment moment -> new Due.Moment(next.atZone(zone).toOffsetDateTime(), moment.zone());
        };
    }

    /** A time that the clocks skip is late this once: the rule keeps the time that is meant until it is there again. */
    private static String keepingTime(String rule, RecurrenceRule parsed, LocalDateTime next, ZoneId zone) {
        List<Integer> hours = parsed.getByPart(RecurrenceRule.Part.BYHOUR);
        if (isWithinDay(parsed) || hours != null && hours.size() > 1) {
            return rule;
        }
        String plain = TIME_MEANT.matcher(rule).replaceAll("");
        return zone.getRules().getValidOffsets(next).isEmpty()
                ? plain + ";BYHOUR=" + next.getHour() + ";BYMINUTE=" + next.getMinute()
                : plain;
    }

    /** Whether it repeats within a day, so that its times are clock times of their own. */
    static boolean isWithinDay(RecurrenceRule rule) {
        return switch (rule.getFreq()) {
            case HOURLY, MINUTELY, SECONDLY -> true;
            case DAILY, WEEKLY, MONTHLY, YEARLY -> false;
        };
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
