package org.todochatbot.backend.intent.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * How something repeats, as a rule of RFC 5545.
 *
 * @param byDay such as {@code MO} or {@code 3FR}
 * @param byMonthDay 1 to 31, or -1 for the last
 * @param byMonth 1 to 12
 * @param end {@code COUNT=…} or {@code UNTIL=…}, empty when it has none
 * @param fromCompletion whether the next date counts from when the task was done
 * @param dayPart as in "every morning", or null
 */
record RecurrenceExpression(
        Frequency frequency,
        int interval,
        List<String> byDay,
        List<Integer> byMonthDay,
        List<Integer> byMonth,
        String end,
        boolean fromCompletion,
        DayPart dayPart) {

    /** The FREQ of RFC 5545. */
    enum Frequency {
        SECONDLY,
        MINUTELY,
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY;

        /** Whether it repeats within a day, so that its times are clock times of their own. */
        boolean withinDay() {
            return ordinal() <= HOURLY.ordinal();
        }
    }

    /** The days of a week by their codes. */
    static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final int FURTHEST_FIRST = 400;

    static RecurrenceExpression every(Frequency frequency, int interval) {
        return new RecurrenceExpression(frequency, interval, List.of(), List.of(), List.of(), "", false, null);
    }

    static RecurrenceExpression weekly(List<String> byDay) {
        return every(Frequency.WEEKLY, 1).onDays(byDay);
    }

    boolean isPlainlyWeekly() {
        return frequency == Frequency.WEEKLY && interval == 1 && byDay.isEmpty();
    }

    RecurrenceExpression onDays(List<String> days) {
        return new RecurrenceExpression(frequency, interval, days, byMonthDay, byMonth, end, fromCompletion, dayPart);
    }

    RecurrenceExpression onMonthDays(List<Integer> days) {
        return new RecurrenceExpression(frequency, interval, byDay, days, byMonth, end, fromCompletion, dayPart);
    }

    RecurrenceExpression inMonths(List<Integer> months) {
        return new RecurrenceExpression(frequency, interval, byDay, byMonthDay, months, end, fromCompletion, dayPart);
    }

    RecurrenceExpression ending(String rulePart) {
        return new RecurrenceExpression(frequency, interval, byDay, byMonthDay, byMonth, rulePart, fromCompletion, dayPart);
    }

    /** On its days of the week but these; null where it is not on days of the week, or none would be left. */
    RecurrenceExpression without(List<String> days) {
        boolean daily = frequency == Frequency.DAILY && byDay.isEmpty();
        boolean weekly = frequency == Frequency.WEEKLY && !byDay.isEmpty();
        if (interval > 1 || !daily && !weekly) {
            return null;
        }
        List<String> left = (daily ? WEEK : byDay).stream().filter(day -> !days.contains(day)).toList();
        return left.isEmpty()
                ? null
                : new RecurrenceExpression(Frequency.WEEKLY, 1, left, byMonthDay, byMonth, end, fromCompletion, dayPart);
    }

    RecurrenceExpression fromItsCompletion() {
        return new RecurrenceExpression(frequency, interval, byDay, byMonthDay, byMonth, end, true, dayPart);
    }

    RecurrenceExpression at(DayPart part) {
        return new RecurrenceExpression(frequency, interval, byDay, byMonthDay, byMonth, end, fromCompletion, part);
    }

    /** The rule without its prefix, checked by the library that expands it later. */
    String rule() {
        String rule = unended() + (end.isEmpty() ? "" : ";" + end);
        try {
            new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("a rule that RFC 5545 does not allow: " + rule, e);
        }
        return rule;
    }

    private String unended() {
        StringBuilder rule = new StringBuilder("FREQ=").append(frequency);
        if (interval > 1) {
            rule.append(";INTERVAL=").append(interval);
        }
        append(rule, "BYMONTH", byMonth);
        append(rule, "BYMONTHDAY", byMonthDay);
        append(rule, "BYDAY", byDay);
        return rule.toString();
    }

    private static void append(StringBuilder rule, String name, List<?> values) {
        if (!values.isEmpty()) {
            rule.append(';').append(name).append('=')
                    .append(values.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    /** The first date of the rule from a day on. The interval counts from that first one. */
    LocalDate firstFrom(LocalDate day) {
        if (byDay.isEmpty() && byMonthDay.isEmpty() && byMonth.isEmpty()) {
            return day;
        }
        try {
            RecurrenceRule rule = new RecurrenceRule(new RecurrenceExpression(
                    frequency, 1, byDay, byMonthDay, byMonth, "", false, null).unended());
            DateTime start = new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
            RecurrenceRuleIterator dates = rule.iterator(start);
            for (int tries = 0; tries < FURTHEST_FIRST && dates.hasNext(); tries++) {
                DateTime next = dates.nextDateTime();
                LocalDate date = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (!date.isBefore(day)) {
                    return date;
                }
            }
            return day;
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("a rule that RFC 5545 does not allow", e);
        }
    }

    /** The first time from a moment on, of a rule that repeats within the day. */
    LocalDateTime stepFrom(LocalDateTime moment) {
        return switch (frequency) {
            case SECONDLY -> moment.plusSeconds(interval);
            case MINUTELY -> moment.plusMinutes(interval);
            case HOURLY -> moment.plusHours(interval);
            case DAILY, WEEKLY, MONTHLY, YEARLY -> moment;
        };
    }
}
