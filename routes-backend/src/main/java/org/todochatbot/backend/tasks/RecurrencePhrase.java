package org.todochatbot.backend.tasks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.WeekdayNum;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.contract.task.RecurrenceFrom;

/** Says a recurrence rule in words, such as "every 2 weeks on Tuesday". */
public final class RecurrencePhrase {

    private static final List<String> DAYS = List.of("SU", "MO", "TU", "WE", "TH", "FR", "SA");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private RecurrencePhrase() {}

    /** @param zone the person's, in which it ends; of what repeats within the day with the time of day */
    public static String of(String text, RecurrenceFrom from, ZoneId zone) {
        return of(text, zone, true) + (from == RecurrenceFrom.COMPLETION ? " after it is done" : "");
    }

    /** Without the time of day at which it ends, and without whether it counts from completion. */
    public static String ofDays(String text, ZoneId zone) {
        return of(text, zone, false);
    }

    private static String of(String text, ZoneId zone, boolean timeOfEnd) {
        try {
            RecurrenceRule rule = new RecurrenceRule(text);
            return every(rule) + on(rule) + at(rule) + end(rule, zone, timeOfEnd);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("not an RFC 5545 recurrence rule", e);
        }
    }

    private static String every(RecurrenceRule rule) {
        String unit = switch (rule.getFreq()) {
            case YEARLY -> "year";
            case MONTHLY -> "month";
            case WEEKLY -> "week";
            case DAILY -> "day";
            case HOURLY -> "hour";
            case MINUTELY -> "minute";
            case SECONDLY -> "second";
        };
        String days = days(rule);
        if (unit.equals("week") && !days.isEmpty()) {
            return switch (rule.getInterval()) {
                case 1 -> "every " + days;
                case 2 -> "every other " + days;
                default -> "every " + rule.getInterval() + " weeks on " + days;
            };
        }
        return rule.getInterval() == 1 ? "every " + unit : "every " + rule.getInterval() + " " + unit + "s";
    }

    private static String on(RecurrenceRule rule) {
        StringBuilder on = new StringBuilder();
        List<Integer> days = rule.getByPart(Part.BYMONTHDAY);
        List<Integer> months = rule.getByPart(Part.BYMONTH);
        String weekdays = rule.getFreq() == Freq.WEEKLY ? "" : days(rule);
        if (days != null && !days.isEmpty()) {
            on.append(" on the ").append(join(days.stream().map(RecurrencePhrase::place).toList()))
                    .append(days.stream().anyMatch(day -> day < 0) ? " day" : "");
        }
        if (!weekdays.isEmpty()) {
            on.append(" on ").append(weekdays);
        }
        if (months != null && !months.isEmpty()) {
            // RFC 5545 counts months from 1; lib-recur's parts count them from 0.
            on.append(on.isEmpty() ? " in " : " of ")
                    .append(join(months.stream()
                            .map(month -> Month.of(month + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                            .toList()));
        }
        return on.toString();
    }

    /** Of several times a day; of one the due time tells. */
    private static String at(RecurrenceRule rule) {
        List<Integer> hours = rule.getByPart(Part.BYHOUR);
        List<Integer> minutes = rule.getByPart(Part.BYMINUTE);
        if (hours == null || hours.size() < 2) {
            return "";
        }
        int minute = minutes == null || minutes.isEmpty() ? 0 : minutes.get(0);
        return " at " + join(hours.stream().map(hour -> LocalTime.of(hour, minute).toString()).toList());
    }

    private static String days(RecurrenceRule rule) {
        List<WeekdayNum> parts = rule.getByDayPart();
        if (parts == null || parts.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (WeekdayNum part : parts) {
            names.add((part.pos == 0 ? "" : "the " + place(part.pos) + " ") + name(part));
        }
        return switch (String.join(",", parts.stream().map(WeekdayNum::toString).toList())) {
            case "MO,TU,WE,TH,FR" -> "weekday";
            case "SA,SU" -> "weekend day";
            default -> join(names);
        };
    }

    private static String name(WeekdayNum part) {
        int index = DAYS.indexOf(part.weekday.name());
        return DayOfWeek.of(index == 0 ? 7 : index).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String end(RecurrenceRule rule, ZoneId zone, boolean timeOfEnd) {
        if (rule.getCount() != null) {
            return rule.getCount() == 1 ? ", this time only" : ", " + rule.getCount() + " times";
        }
        DateTime until = rule.getUntil();
        if (until == null) {
            return "";
        }
        if (until.isAllDay()) {
            return " until " + DAY.format(LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth()));
        }
        ZonedDateTime end = Instant.ofEpochMilli(until.getTimestamp()).atZone(zone);
        boolean timed = timeOfEnd && RecurrenceDates.isWithinDay(rule);
        return " until " + (timed ? Phrases.time(end) + " on " : "") + DAY.format(end);
    }

    /** 3 is "3rd", -1 is "last". */
    private static String place(int number) {
        if (number < 0) {
            return number == -1 ? "last" : place(-number) + " to last";
        }
        int tens = number % 100;
        String ending = tens >= 11 && tens <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + ending;
    }

    private static String join(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
