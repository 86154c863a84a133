package org.todochatbot.backend.tasks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;

/**
 * When a person wants to be reminded.
 *
 * @param at in whole milliseconds
 * @param before ISO 8601 duration before the due time, with which it moves; null for a moment of its own
 * @param recurrence RFC 5545 rule by which it comes again; null for once
 */
public record ReminderTime(OffsetDateTime at, String before, String recurrence) {

    private static final Duration HALF_DAY = Duration.ofHours(12);
    /** An hour may be of the other half of the day than usual, where that is so near to what it was before. */
    private static final Duration NEAR = Duration.ofHours(2);
    private static final Pattern NEXT_WEEK = Pattern.compile("(?i)^((to|for|until|till|by|on) )?next week('s)?$");
    private static final Pattern WEEKDAY = Pattern.compile("(?i)\\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\b");
    private static final Pattern BYDAY = Pattern.compile("BYDAY=([A-Z,]+)");

    /** Once, at this moment. */
    public static ReminderTime once(OffsetDateTime at) {
        return new ReminderTime(wholeMillis(at), null, null);
    }

    /**
     * The times that a command asks for. Those of a task that repeats all count from its due time, except where the
     * reminder itself is to repeat.
     *
     * @param due of the task, or null
     */
    public static List<ReminderTime> of(Command command, Due due, boolean repeats, Turn turn) {
        String ownRule = command.intent() == Intent.SET_REMINDER || command.intent() == Intent.MOVE_REMINDER
                ? command.recurrence()
                : null;
        List<ReminderTime> times = new ArrayList<>();
        for (OffsetDateTime at : command.remindAt()) {
            OffsetDateTime whole = wholeMillis(at);
            boolean moves = repeats && due != null && ownRule == null;
            times.add(new ReminderTime(
                    whole, moves ? Duration.between(whole, momentOf(due, turn)).toString() : null, ownRule));
        }
        if (due != null) {
            boolean atTime = command.timeOfDay() != null && command.remindAt().isEmpty();
            for (String before : command.remindBefore()) {
                times.add(atTime && !before.contains("T") ? dayBefore(due, before, command.timeOfDay(), turn) : before(due, before, turn));
            }
        }
        return times.stream().distinct().toList();
    }

    /** At a time of day some days before: from then on so long before the due time. */
    private static ReminderTime dayBefore(Due due, String days, LocalTime time, Turn turn) {
        OffsetDateTime at = dayOf(due, turn).minus(Period.parse(days)).atTime(time).atZone(turn.now().getZone()).toOffsetDateTime();
        return new ReminderTime(at, Duration.between(at, momentOf(due, turn)).toString(), null);
    }

    public static ReminderTime before(Due due, String before, Turn turn) {
        return before(due, before, turn.now().getZone(), turn.settings());
    }

    /** @param zone in which days begin */
    public static ReminderTime before(Due due, String before, ZoneId zone, Settings settings) {
        return new ReminderTime(wholeMillis(momentOf(due, zone, settings).minus(Duration.parse(before))), before, null);
    }

    /**
     * The command as it is meant for what is at a time already. A time of day that was said alone is on that day, if it is still to
     * come; a day that was said alone is at that time of day, unless that is past; "every week" begins with that day.
     *
     * @param before when the task is due or the reminder comes so far, or null
     */
    public static Command keeping(Due before, Command said, Turn turn) {
        Command command = before instanceof Due.Moment at && Boolean.TRUE.equals(said.eitherHalf()) ? nearTo(at, said, turn) : said;
        boolean dayOnly = Boolean.TRUE.equals(command.dayOnly());
        if (before == null || command.recurrence() != null && !dayOnly) {
            return command;
        }
        if (command.recurrence() != null) {
            return keepsDay(before, command, turn)
                    ? command.at(before, command.remindAt())
                    : keepingTime(before, command, turn);
        }
        Due.Moment at = null;
        if (command.timeOfDay() != null) {
            at = onDayOf(before, command.timeOfDay(), turn);
        } else if (dayOnly && before instanceof Due.Moment moment) {
            at = atTimeOf(moment, laterDay(moment, command, turn), turn);
        }
        return at == null
                ? command
                : command.at(
                        command.due() == null ? null : at, command.remindAt().isEmpty() ? List.of() : List.of(at.dateTime()));
    }

    /** "Move the movie to 9", which is at 19:30: the hour is in the half of the day that is nearer, unless that is past. */
    private static Command nearTo(Due.Moment before, Command command, Turn turn) {
        LocalTime had = before.dateTime().atZoneSameInstant(turn.now().getZone()).toLocalTime();
        List<OffsetDateTime> remindAt = command.remindAt().stream().map(at -> nearTo(had, at, turn)).toList();
        Due due = command.due() instanceof Due.Moment moment ? new Due.Moment(nearTo(had, moment.dateTime(), turn), moment.zone()) : command.due();
        return command.at(due, remindAt)
                .at(command.timeOfDay() == null ? null : nearTo(had, command.timeOfDay()));
    }

    private static OffsetDateTime nearTo(LocalTime had, OffsetDateTime said, Turn turn) {
        ZonedDateTime local = said.atZoneSameInstant(turn.now().getZone());
        OffsetDateTime near = local.with(nearTo(had, local.toLocalTime())).toOffsetDateTime();
        return near.isAfter(turn.now().toOffsetDateTime()) ? near : said;
    }

    private static LocalTime nearTo(LocalTime had, LocalTime said) {
        LocalTime other = said.plusHours(HALF_DAY.toHours());
        Duration away = Duration.between(had, other).abs();
        boolean nearer = away.compareTo(Duration.between(had, said).abs()) < 0 && away.compareTo(NEAR) <= 0;
        return nearer ? other : said;
    }

    /** "Every week", of what is due on a day to come: from that day on, unless the rule or the person says another. */
    private static boolean keepsDay(Due before, Command command, Turn turn) {
        LocalDate today = turn.now().toLocalDate();
        LocalDate day = dayOf(before, turn);
        boolean anyDay = new Due.Day(today).equals(command.due()) && !command.recurrence().contains("BY");
        boolean thatDay = command.due() instanceof Due.Day && command.recurrence().startsWith("FREQ=WEEKLY")
                && weekdays(command.recurrence()).contains(day.getDayOfWeek().name().substring(0, 2));
        return (anyDay || thatDay) && day.isAfter(today);
    }

    private static Set<String> weekdays(String rule) {
        Matcher days = BYDAY.matcher(rule);
        return days.find() ? Set.of(days.group(1).split(",")) : Set.of();
    }

    /** "Next week" of what is then already is a week later; "thursday" said on one, after the time of day that it has, is the next. */
    private static LocalDate laterDay(Due.Moment before, Command command, Turn turn) {
        LocalDate day = dayOf(command, turn);
        LocalDate had = dayOf(before, turn);
        if (says(command, NEXT_WEEK) && !had.isBefore(day) && had.isBefore(day.plusWeeks(1))) {
            return had.plusWeeks(1);
        }
        boolean past = day.equals(turn.now().toLocalDate()) && atTimeOf(before, day, turn) == null;
        return past && says(command, WEEKDAY) ? day.plusWeeks(1) : day;
    }

    private static boolean says(Command command, Pattern words) {
        return command.spans().stream().anyMatch(span -> words.matcher(span.text()).find());
    }

    /** "Every monday", of what is due at a time of day. */
    private static Command keepingTime(Due before, Command command, Turn turn) {
        Due.Moment at = before instanceof Due.Moment moment && command.due() instanceof Due.Day
                ? atTimeOf(moment, dayOf(command, turn), turn)
                : null;
        return at == null ? command : command.at(at, command.remindAt());
    }

    private static Due.Moment onDayOf(Due before, LocalTime time, Turn turn) {
        LocalDate day = dayOf(before, turn);
        return day.isAfter(turn.now().toLocalDate())
                ? new Due.Moment(day.atTime(time).atZone(turn.now().getZone()).toOffsetDateTime())
                : null;
    }

    /** On the clock of the zone in which the time was said. */
    private static Due.Moment atTimeOf(Due.Moment before, LocalDate day, Turn turn) {
        ZoneId zone = RecurrenceDates.inZoneOf(before, turn.now()).getZone();
        ZonedDateTime at = day.atTime(before.dateTime().atZoneSameInstant(zone).toLocalTime()).atZone(zone);
        return at.isAfter(turn.now()) ? new Due.Moment(at.toOffsetDateTime(), before.zone()) : null;
    }

    private static LocalDate dayOf(Command command, Turn turn) {
        return dayOf(command.due() != null ? command.due() : new Due.Moment(command.remindAt().get(0)), turn);
    }

    private static LocalDate dayOf(Due due, Turn turn) {
        return switch (due) {
            case Due.Day on -> on.date();
            case Due.Moment at -> at.dateTime().atZoneSameInstant(turn.now().getZone()).toLocalDate();
        };
    }

    /** @param iso 8601, of days, weeks or months ({@code P2D}) or of time ({@code PT90M}); less than nothing after a sign */
    public static TemporalAmount amount(String iso) {
        return iso.contains("T") ? Duration.parse(iso) : Period.parse(iso);
    }

    /** Rounds up, so that nothing fires early: Dapr's scheduler cuts off what is finer than a millisecond. */
    public static OffsetDateTime wholeMillis(OffsetDateTime at) {
        OffsetDateTime floor = at.truncatedTo(ChronoUnit.MILLIS);
        return floor.equals(at) ? at : floor.plus(1, ChronoUnit.MILLIS);
    }

    public static OffsetDateTime momentOf(Due due, Turn turn) {
        return momentOf(due, turn.now().getZone(), turn.settings());
    }

    /** Of a day, the moment at which its owner is reminded of days. */
    private static OffsetDateTime momentOf(Due due, ZoneId zone, Settings settings) {
        return switch (due) {
            case Due.Day day -> day.date().atTime(settings.reminderTime()).atZone(zone).toOffsetDateTime();
            case Due.Moment moment -> moment.dateTime();
        };
    }
}
