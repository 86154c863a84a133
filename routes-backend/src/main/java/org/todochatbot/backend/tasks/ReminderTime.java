package org.todochatbot.backend.tasks;

import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.task.Due;

/**
 * When a person wants to be reminded.
 *
 * @param at in whole milliseconds
 * @param before ISO 8601 duration before the due time, with which it moves; null for a moment of its own
 */
public record ReminderTime(OffsetDateTime at, String before) {

    /** When a person is reminded of a task that is due on a day without a time: local time. */
    public static final LocalTime OF_DAY = LocalTime.of(9, 0);

    /**
     * The times that a command asks for. Those of a task that repeats all count from its due time.
     *
     * @param due of the task, or null
     */
    public static List<ReminderTime> of(Command command, Due due, boolean repeats, ZonedDateTime now) {
        List<ReminderTime> times = new ArrayList<>();
        for (OffsetDateTime at : command.remindAt()) {
            OffsetDateTime whole = wholeMillis(at);
            times.add(new ReminderTime(
                    whole, repeats && due != null ? Duration.between(whole, momentOf(due, now)).toString() : null));
        }
        if (due != null) {
            command.remindBefore().forEach(before -> times.add(before(due, before, now)));
        }
        return times.stream().distinct().toList();
    }

    /** @param now gives the zone in which days begin */
    public static ReminderTime before(Due due, String before, ZonedDateTime now) {
        return new ReminderTime(wholeMillis(momentOf(due, now).minus(Duration.parse(before))), before);
    }

    /** Rounds up, so that nothing fires early: Dapr's scheduler cuts off what is finer than a millisecond. */
    public static OffsetDateTime wholeMillis(OffsetDateTime at) {
        OffsetDateTime floor = at.truncatedTo(ChronoUnit.MILLIS);
        return floor.equals(at) ? at : floor.plus(1, ChronoUnit.MILLIS);
    }

    public static OffsetDateTime momentOf(Due due, ZonedDateTime now) {
        return switch (due) {
            case Due.Day day -> day.date().atTime(OF_DAY).atZone(now.getZone()).toOffsetDateTime();
            case Due.Moment moment -> moment.dateTime();
        };
    }
}
