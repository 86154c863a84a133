package org.todochatbot.backend.tasks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/** What each command does to tasks. Pure: from what is to what will be, and the sentence that says so. */
public final class TaskRules {

    /** When a person is reminded of a task that is due on a day without a time: local time. */
    public static final LocalTime REMINDER_TIME_OF_DAY = LocalTime.of(9, 0);

    public static final int MAX_TITLE_LENGTH = 500;

    private TaskRules() {}

    public static Effect create(@Variable("command") Command command, @Variable("turn") Turn turn) {
        if (command.title() == null || command.title().isBlank()) {
            return Effect.say("What is the task called? Say for example “buy milk tomorrow”.");
        }
        if (command.title().length() > MAX_TITLE_LENGTH) {
            return Effect.say("That title is longer than " + MAX_TITLE_LENGTH
                    + " characters, and nothing was added. Say it shorter, and put the rest into a description.");
        }
        OffsetDateTime now = utc(turn);
        Task task = new Task(
                UuidCreator.getTimeOrderedEpoch(),
                command.title(),
                command.description() == null ? "" : command.description(),
                TaskStatus.PENDING,
                command.due(),
                command.priority() == null ? Task.NO_PRIORITY : command.priority(),
                command.tags(),
                now,
                now,
                null);
        List<Change> changes = new ArrayList<>();
        TaskState state = new TaskState(task, false, 1);
        changes.add(new Change.OfTask(EventType.TASK_CREATED, null, state));
        List<OffsetDateTime> reminders = remindersOf(command, task.due(), turn.now());
        for (OffsetDateTime at : reminders) {
            state = state.next();
            changes.add(scheduled(state, at));
        }
        String reply = "Added " + Phrases.quoted(task) + details(task, turn.now()) + "."
                + (reminders.isEmpty() ? "" : " I will remind you " + moments(reminders, turn.now()) + ".")
                + (command.recurrence() == null
                        ? ""
                        : " I cannot repeat tasks yet, so this is for its first time only.");
        return Effect.change(changes, reply, List.of(task));
    }

    public static Effect complete(@Body Selection selection, @Variable("turn") Turn turn) {
        return setStatus(selection, turn, TaskStatus.COMPLETED, EventType.TASK_COMPLETED, "Completed ", " already completed");
    }

    public static Effect reopen(@Body Selection selection, @Variable("turn") Turn turn) {
        return setStatus(selection, turn, TaskStatus.PENDING, EventType.TASK_REOPENED, "Reopened ", " still open");
    }

    private static Effect setStatus(
            Selection selection, Turn turn, TaskStatus status, EventType type, String done, String already) {
        List<Change> changes = new ArrayList<>();
        List<Task> changed = new ArrayList<>();
        List<Task> unchanged = new ArrayList<>();
        int cancelled = 0;
        for (TaskState before : selection.tasks()) {
            if (before.task().status() == status) {
                unchanged.add(before.task());
                continue;
            }
            TaskState after = before.next(withStatus(before.task(), status, utc(turn)));
            changes.add(new Change.OfTask(type, before, after));
            changed.add(after.task());
            if (status == TaskStatus.COMPLETED) {
                List<Reminder> reminders = selection.remindersOf(before.task().id());
                cancel(reminders, after, changes);
                cancelled += reminders.size();
            }
        }
        String reply = (changed.isEmpty() ? "" : done + Phrases.quoted(changed) + ".")
                + (cancelled == 0 ? "" : " " + (cancelled == 1 ? "Its reminder is" : cancelled + " reminders are") + " cancelled.")
                + (unchanged.isEmpty()
                        ? ""
                        : (changed.isEmpty() ? "" : " ") + Phrases.quoted(unchanged)
                                + (unchanged.size() == 1 ? " is" : " are") + already + ".");
        changed.addAll(unchanged);
        return Effect.change(changes, reply, changed);
    }

    public static Effect delete(@Body Selection selection, @Variable("turn") Turn turn) {
        List<Change> changes = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            TaskState after = before.nextDeleted(true);
            changes.add(new Change.OfTask(EventType.TASK_DELETED, before, after));
            cancel(selection.remindersOf(before.task().id()), after, changes);
        }
        return Effect.change(
                changes, "Deleted " + Phrases.quoted(selection.views()) + ". Say “undo” to get it back.", selection.views());
    }

    public static Effect update(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        if (command.title() != null && command.title().length() > MAX_TITLE_LENGTH) {
            return Effect.say("That title is longer than " + MAX_TITLE_LENGTH + " characters, and nothing was changed.");
        }
        List<Change> changes = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            Task task = updated(before.task(), command, turn);
            TaskState after = before;
            if (!sameExceptTimes(before.task(), task)) {
                after = before.next(task);
                changes.add(new Change.OfTask(EventType.TASK_UPDATED, before, after));
            }
            for (OffsetDateTime at : remindersOf(command, task.due(), turn.now())) {
                after = after.next();
                changes.add(scheduled(after, at));
            }
            tasks.add(task);
        }
        if (changes.isEmpty()) {
            return Effect.say(Phrases.quoted(selection.views()) + " is like that already.", tasks);
        }
        if (command.title() != null) {
            done.add("is now called “" + command.title() + "”");
        }
        if (command.description() != null) {
            done.add(command.description().isEmpty() ? "has no description now" : "has a new description");
        }
        if (command.due() != null) {
            done.add("is due " + Phrases.due(command.due(), turn.now()));
        } else if (command.removed().contains("due")) {
            done.add("has no due date now");
        } else if (command.duration() != null && tasks.size() == 1 && tasks.get(0).due() != null) {
            done.add("is due " + Phrases.due(tasks.get(0).due(), turn.now()));
        }
        if (command.priority() != null) {
            done.add("has priority " + command.priority());
        }
        if (!command.tags().isEmpty()) {
            done.add("is tagged #" + String.join(" #", command.tags()));
        }
        if (!command.remindAt().isEmpty()) {
            done.add("will be brought up " + moments(command.remindAt(), turn.now()));
        }
        return Effect.change(
                changes,
                Phrases.quoted(selection.views()) + " " + (done.isEmpty() ? "is changed" : String.join(" and ", done)) + ".",
                tasks);
    }

    /** The reminders that a command asks for, in whole milliseconds. */
    public static List<OffsetDateTime> remindersOf(Command command, Due due, ZonedDateTime now) {
        Set<OffsetDateTime> moments = new LinkedHashSet<>();
        command.remindAt().forEach(at -> moments.add(wholeMillis(at)));
        for (String before : command.remindBefore()) {
            if (due != null) {
                moments.add(wholeMillis(momentOf(due, now).minus(Duration.parse(before))));
            }
        }
        return List.copyOf(moments);
    }

    /** A reminder that is new, scheduled for this moment. */
    public static Change scheduled(TaskState task, OffsetDateTime at) {
        return new Change.OfReminder(
                EventType.REMINDER_SCHEDULED,
                task,
                null,
                new Reminder(UuidCreator.getTimeOrderedEpoch(), task.task().id(), at, Reminder.State.SCHEDULED));
    }

    /** Rounds up, so that nothing fires early: Dapr's scheduler cuts off what is finer than a millisecond. */
    public static OffsetDateTime wholeMillis(OffsetDateTime at) {
        OffsetDateTime floor = at.truncatedTo(ChronoUnit.MILLIS);
        return floor.equals(at) ? at : floor.plus(1, ChronoUnit.MILLIS);
    }

    public static String moments(List<OffsetDateTime> moments, ZonedDateTime now) {
        return String.join(" and ", moments.stream().map(at -> Phrases.moment(at, now)).toList());
    }

    private static void cancel(List<Reminder> reminders, TaskState task, List<Change> changes) {
        TaskState state = task;
        for (Reminder reminder : reminders) {
            state = state.next();
            changes.add(new Change.OfReminder(
                    EventType.REMINDER_CANCELLED, state, reminder, reminder.in(Reminder.State.CANCELLED)));
        }
    }

    private static OffsetDateTime momentOf(Due due, ZonedDateTime now) {
        return switch (due) {
            case Due.Day day -> day.date().atTime(REMINDER_TIME_OF_DAY).atZone(now.getZone()).toOffsetDateTime();
            case Due.Moment moment -> moment.dateTime();
        };
    }

    private static String details(Task task, ZonedDateTime now) {
        StringBuilder details = new StringBuilder();
        if (task.due() != null) {
            details.append(", due ").append(Phrases.due(task.due(), now));
        }
        if (task.priority() != Task.NO_PRIORITY) {
            details.append(", priority ").append(task.priority());
        }
        if (!task.tags().isEmpty()) {
            details.append(", tagged #").append(String.join(" #", task.tags()));
        }
        if (!task.description().isEmpty()) {
            details.append(", with a description");
        }
        return details.toString();
    }

    private static Task updated(Task task, Command command, Turn turn) {
        Set<String> tags = new LinkedHashSet<>(task.tags());
        tags.addAll(command.tags());
        return new Task(
                task.id(),
                command.title() != null ? command.title() : task.title(),
                command.description() != null
                        ? command.description()
                        : command.removed().contains("description") ? "" : task.description(),
                task.status(),
                due(task, command),
                command.priority() != null
                        ? command.priority()
                        : command.removed().contains("priority") ? Task.NO_PRIORITY : task.priority(),
                command.removed().contains("tags") ? command.tags() : List.copyOf(tags),
                task.createdAt(),
                utc(turn),
                task.completedAt());
    }

    /** Said anew, taken away, put off by a duration ("postpone it by 2 days"), or as it is. */
    private static Due due(Task task, Command command) {
        if (command.due() != null) {
            return command.due();
        }
        if (command.removed().contains("due")) {
            return null;
        }
        return command.duration() == null || task.due() == null ? task.due() : later(task.due(), command.duration());
    }

    /** @param duration ISO 8601, of days or weeks ({@code P2D}) or of time ({@code PT90M}) */
    private static Due later(Due due, String duration) {
        TemporalAmount amount = duration.contains("T") ? Duration.parse(duration) : Period.parse(duration);
        return switch (due) {
            case Due.Day day -> amount instanceof Period ? new Due.Day(day.date().plus(amount)) : day;
            case Due.Moment moment -> new Due.Moment(moment.dateTime().plus(amount));
        };
    }

    private static boolean sameExceptTimes(Task a, Task b) {
        return a.equals(new Task(
                b.id(), b.title(), b.description(), b.status(), b.due(), b.priority(), b.tags(), a.createdAt(),
                a.updatedAt(), b.completedAt()));
    }

    private static Task withStatus(Task task, TaskStatus status, OffsetDateTime now) {
        return new Task(
                task.id(), task.title(), task.description(), status, task.due(), task.priority(), task.tags(),
                task.createdAt(), now, status == TaskStatus.COMPLETED ? now : null);
    }

    private static OffsetDateTime utc(Turn turn) {
        return turn.now().toInstant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
