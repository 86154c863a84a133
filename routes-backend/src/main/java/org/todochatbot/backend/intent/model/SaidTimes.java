package org.todochatbot.backend.intent.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/**
 * Dates, durations and rules as the model writes them, read in the person's zone. A local time that the clocks skip is
 * moved forward by what they skip; of one they repeat, the first is taken.
 */
record SaidTimes(ZonedDateTime now) {

    private static final int FURTHEST_YEARS = 100;
    private static final int LONGEST_DAYS = 366 * FURTHEST_YEARS;
    private static final int LONGEST_RULE = 200;

    /** @throws UnusableAnswer when it is no date, is past, or is more than a century away */
    LocalDate day(String iso) throws UnusableAnswer {
        try {
            LocalDate day = LocalDate.parse(iso);
            LocalDate today = now.toLocalDate();
            if (day.isBefore(today) || day.isAfter(today.plusYears(FURTHEST_YEARS))) {
                throw new UnusableAnswer("a day that cannot be meant");
            }
            return day;
        } catch (DateTimeException e) {
            throw new UnusableAnswer("no date");
        }
    }

    /** @throws UnusableAnswer when it is no local date-time, is past, or is more than a century away */
    OffsetDateTime coming(String iso) throws UnusableAnswer {
        OffsetDateTime moment = moment(iso);
        if (moment.isBefore(now.toOffsetDateTime())) {
            throw new UnusableAnswer("a moment that is past");
        }
        return moment;
    }

    /** @throws UnusableAnswer when it is no local date-time, or is more than a century away */
    OffsetDateTime moment(String iso) throws UnusableAnswer {
        try {
            OffsetDateTime moment = LocalDateTime.parse(iso).atZone(now.getZone()).toOffsetDateTime();
            if (Math.abs(moment.getYear() - now.getYear()) > FURTHEST_YEARS) {
                throw new UnusableAnswer("a moment that cannot be meant");
            }
            return moment;
        } catch (DateTimeException e) {
            throw new UnusableAnswer("no local date-time");
        }
    }

    /** @throws UnusableAnswer when it is no ISO 8601 duration of hours, minutes and seconds, above zero and within a century */
    static String timeSpan(String iso) throws UnusableAnswer {
        try {
            Duration duration = Duration.parse(iso);
            if (duration.isPositive() && duration.compareTo(Duration.ofDays(LONGEST_DAYS)) <= 0) {
                return iso;
            }
        } catch (DateTimeException e) {
            throw new UnusableAnswer("no duration");
        }
        throw new UnusableAnswer("a duration that cannot be meant");
    }

    /** @throws UnusableAnswer when it is no ISO 8601 duration, be it of hours or of days, above zero and within a century */
    static String span(String iso) throws UnusableAnswer {
        if (iso.contains("T")) {
            return timeSpan(iso);
        }
        try {
            Period period = Period.parse(iso);
            boolean bearable = period.toTotalMonths() <= 12 * FURTHEST_YEARS && period.getDays() <= LONGEST_DAYS;
            if (!period.isNegative() && !period.isZero() && bearable) {
                return iso;
            }
        } catch (DateTimeException e) {
            throw new UnusableAnswer("no duration");
        }
        throw new UnusableAnswer("a duration that cannot be meant");
    }

    /** @throws UnusableAnswer when RFC 5545 does not allow the rule, or it repeats more often than every hour */
    static String rule(String rule) throws UnusableAnswer {
        if (rule.length() > LONGEST_RULE) {
            throw new UnusableAnswer("too long a rule");
        }
        try {
            Freq frequency = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT).getFreq();
            if (frequency == Freq.SECONDLY || frequency == Freq.MINUTELY) {
                throw new UnusableAnswer("a rule that repeats too often");
            }
            return rule;
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw new UnusableAnswer("no rule of RFC 5545");
        }
    }
}
