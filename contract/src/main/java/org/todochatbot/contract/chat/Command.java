package org.todochatbot.contract.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;

/**
 * One thing that a sentence asks for. What was not said is null, or an empty list, and is absent from the JSON.
 *
 * @param title of the task to create, the new title for {@code update-task}, or the name of a saved filter
 * @param due when it is to be due; for {@code list-tasks} see {@link Filter}
 * @param removed names of properties that are to be taken away, such as {@code due}, and single tags, such as {@code #home}, for
 *     {@code update-task}
 * @param remindAt moments with the offset of the person's zone
 * @param remindBefore ISO 8601 durations before the due time, such as {@code PT10M}
 * @param recurrence RFC 5545 recurrence rule without the {@code RRULE:} prefix
 * @param recurrenceFrom whether the next date counts from the due date or from completion
 * @param duration ISO 8601: how long it takes, or how long to snooze
 * @param priority 1 (highest) to 4
 * @param tags lower case, without {@code #}
 * @param filter which tasks to list, for {@code list-tasks}; which dates of what repeats are meant, for {@code skip-task} and {@code delete-task}
 * @param targets which existing tasks are meant
 * @param checklist titles of steps to add, to tick or to take away
 * @param settings those that are to change
 * @param timeOfDay in the person's zone, where a time and no day was said: what is changed and has a day to come keeps it
 * @param dayOnly true where a day and no time was said: what is changed and has a time of day keeps it
 * @param eitherHalf true where an hour was said without its half of the day: what is changed stays near the time of day that it has
 * @param spans what each stretch of the text was read as
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Command(
        Intent intent,
        String title,
        String description,
        Due due,
        List<String> removed,
        List<OffsetDateTime> remindAt,
        List<String> remindBefore,
        String recurrence,
        RecurrenceFrom recurrenceFrom,
        String duration,
        Integer priority,
        List<String> tags,
        Filter filter,
        List<Target> targets,
        List<String> checklist,
        Settings settings,
        LocalTime timeOfDay,
        Boolean dayOnly,
        Boolean eitherHalf,
        List<Span> spans) {

    public Command {
        removed = copyOrEmpty(removed);
        remindAt = copyOrEmpty(remindAt);
        remindBefore = copyOrEmpty(remindBefore);
        tags = copyOrEmpty(tags);
        targets = copyOrEmpty(targets);
        checklist = copyOrEmpty(checklist);
        spans = copyOrEmpty(spans);
    }

    /** Of which nothing is kept but what is not said at all. */
    public Command(
            Intent intent, String title, String description, Due due, List<String> removed, List<OffsetDateTime> remindAt,
            List<String> remindBefore, String recurrence, RecurrenceFrom recurrenceFrom, String duration, Integer priority,
            List<String> tags, Filter filter, List<Target> targets, List<String> checklist, Settings settings, List<Span> spans) {
        this(
                intent, title, description, due, removed, remindAt, remindBefore, recurrence, recurrenceFrom, duration, priority, tags,
                filter, targets, checklist, settings, null, null, null, spans);
    }

    /** A command of which nothing but the intent is known. */
    public static Command of(Intent intent) {
        return new Command(intent, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A list of the tasks that fit. */
    public static Command list(Filter filter) {
        return new Command(
                Intent.LIST_TASKS, null, null, null, null, null, null, null, null, null, null, null, filter, null, null, null,
                null);
    }

    /** The same, said of these tasks. */
    public Command of(List<Target> targets) {
        return new Command(
                intent, title, description, due, removed, remindAt, remindBefore, recurrence, recurrenceFrom, duration,
                priority, tags, filter, targets, checklist, settings, timeOfDay, dayOnly, eitherHalf, spans);
    }

    /** The same, due and brought up then. */
    public Command at(Due due, List<OffsetDateTime> remindAt) {
        return new Command(
                intent, title, description, due, removed, remindAt, remindBefore, recurrence, recurrenceFrom, duration,
                priority, tags, filter, targets, checklist, settings, timeOfDay, dayOnly, eitherHalf, spans);
    }

    /** The same, with this filter. */
    public Command with(Filter filter) {
        return new Command(
                intent, title, description, due, removed, remindAt, remindBefore, recurrence, recurrenceFrom, duration,
                priority, tags, filter, targets, checklist, settings, timeOfDay, dayOnly, eitherHalf, spans);
    }

    /** The same, with this time of day; null for none. */
    public Command at(LocalTime timeOfDay) {
        return new Command(
                intent, title, description, due, removed, remindAt, remindBefore, recurrence, recurrenceFrom, duration,
                priority, tags, filter, targets, checklist, settings, timeOfDay, dayOnly, eitherHalf, spans);
    }

    /** The same, read from these stretches. */
    public Command with(List<Span> spans) {
        return new Command(
                intent, title, description, due, removed, remindAt, remindBefore, recurrence, recurrenceFrom, duration,
                priority, tags, filter, targets, checklist, settings, timeOfDay, dayOnly, eitherHalf, spans);
    }

    private static <T> List<T> copyOrEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
