package org.todochatbot.backend.reminders;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.backend.tasks.RecurrencePhrase;
import org.todochatbot.backend.tasks.ReminderTime;
import org.todochatbot.backend.tasks.RemindersOfTask;
import org.todochatbot.backend.tasks.Selection;
import org.todochatbot.backend.tasks.TaskRules;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/** What each command does to reminders. Pure, like {@link TaskRules}. */
public final class ReminderRules {

    private static final Pattern DUE = Pattern.compile("(?i)\\b(due|deadline)\\b");

    /** How long "snooze" without a time puts a reminder off. */
    public static final Duration SNOOZE = Duration.ofMinutes(10);

    private ReminderRules() {}

    public static Effect set(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        List<Change> changes = new ArrayList<>();
        List<ReminderTime> times = List.of();
        for (TaskState before : selection.tasks()) {
            if (before.task().status() == TaskStatus.COMPLETED) {
                return Effect.say(
                        Phrases.quoted(before.task()) + " is already completed. Reopen it first, or add a new task.",
                        List.of(before.task()));
            }
            times = timesOf(command, before.task(), turn);
            if (times.isEmpty()) {
                return when(selection, command);
            }
            TaskState state = before;
            for (ReminderTime at : times) {
                state = state.next();
                changes.add(RemindersOfTask.scheduled(state, at));
            }
        }
        return Effect.change(
                changes,
                repeated(times.get(0).recurrence(), turn).isEmpty()
                        ? RemindersOfTask.promise("of " + Phrases.quoted(selection.views()) + " ", times, turn)
                        : "I will remind you of " + Phrases.quoted(selection.views()) + " " + Phrases.moment(times.get(0).at(), turn.now())
                                + repeated(times.get(0).recurrence(), turn) + ".",
                selection.views());
    }

    /**
     * "Move it to sunday", of what is no more than a reminder: its tasks have no due date, and none is spoken of. What a program sends is
     * about the due date.
     */
    public static boolean isMeantByUpdate(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        return !command.spans().isEmpty() && command.due() != null && command.recurrence() == null
                && !DUE.matcher(turn.text()).find()
                && selection.tasks().stream().allMatch(
                        task -> task.task().due() == null && !selection.remindersOf(task.task().id()).isEmpty());
    }

    /** Moves the reminders that are still to come; where there is none, sets one. */
    public static Effect move(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        if (selection.reminders().isEmpty()) {
            return set(selection, command, turn);
        }
        List<Change> changes = new ArrayList<>();
        List<ReminderTime> times = List.of();
        for (TaskState before : selection.tasks()) {
            TaskState state = before;
            for (Reminder reminder : newest(selection.remindersOf(before.task().id()))) {
                times = timesOf(ReminderTime.keeping(new Due.Moment(reminder.remindAt()), command, turn), before.task(), turn);
                if (times.isEmpty()) {
                    return when(selection, command);
                }
                state = state.next();
                changes.add(new Change.OfReminder(
                        EventType.REMINDER_SCHEDULED, state, reminder, new Reminder(
                                reminder.id(), reminder.taskId(), times.get(0).at(), times.get(0).before(),
                                times.get(0).recurrence(), Reminder.State.SCHEDULED)));
            }
        }
        return Effect.change(
                changes,
                "I will remind you of " + Phrases.quoted(selection.views()) + " " + Phrases.moment(times.get(0).at(), turn.now())
                        + " instead.",
                selection.views());
    }

    /** Of several, the one that was set last is meant: two at one time would be one too many. */
    private static List<Reminder> newest(List<Reminder> reminders) {
        return reminders.stream().max(Comparator.comparing(reminder -> reminder.id().toString())).stream().toList();
    }

    public static Effect cancel(@Body Selection selection) {
        if (selection.reminders().isEmpty()) {
            return Effect.say("No reminder is set for " + Phrases.quoted(selection.views()) + ".", selection.views());
        }
        List<Change> changes = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            TaskState state = before;
            for (Reminder reminder : selection.remindersOf(before.task().id())) {
                state = state.next();
                changes.add(new Change.OfReminder(
                        EventType.REMINDER_CANCELLED, state, reminder, reminder.in(Reminder.State.CANCELLED)));
            }
        }
        return Effect.change(
                changes,
                "I will not remind you of " + Phrases.quoted(selection.views()) + ". The "
                        + (selection.tasks().size() == 1 ? "task stays." : "tasks stay."),
                selection.views());
    }

    /** Brings back the reminder that fired last, of the task meant or of any. */
    public static Effect snooze(
            @Body List<Map<String, Object>> rows, @Variable("command") Command command, @Variable("turn") Turn turn) {
        if (rows.isEmpty()) {
            return Effect.say("There is no reminder to snooze. Say for example “remind me about this in 10 minutes”.");
        }
        Reminder reminder = read(rows.get(0), "reminder", Reminder.class);
        TaskState before = read(rows.get(0), "task", TaskState.class);
        if (before.task().status() == TaskStatus.COMPLETED) {
            return Effect.say(Phrases.quoted(before.task()) + " is already completed.", List.of(before.task()));
        }
        List<ReminderTime> times = timesOf(command, before.task(), turn);
        OffsetDateTime at = times.isEmpty()
                ? ReminderTime.wholeMillis(turn.now().plus(SNOOZE).toOffsetDateTime())
                : times.get(0).at();
        // The next of one that comes again is set already: what is snoozed comes once more, and starts no second series.
        boolean again = reminder.recurrence() != null
                || reminder.before() != null && before.task().recurrenceFrom() == RecurrenceFrom.DUE;
        Reminder snoozed = again
                ? new Reminder(reminder.id(), reminder.taskId(), at, null, null, Reminder.State.SCHEDULED)
                : reminder.at(at);
        Change change = new Change.OfReminder(EventType.REMINDER_SNOOZED, before.next(), reminder, snoozed);
        return Effect.change(
                List.of(change),
                "I will remind you of " + Phrases.quoted(before.task()) + " again " + Phrases.moment(at, turn.now()) + ".",
                List.of(before.task()));
    }

    public static Effect list(@Body List<Map<String, Object>> rows, @Variable("turn") Turn turn) {
        if (rows.isEmpty()) {
            return Effect.say("No reminders are set.");
        }
        return listed(rows, "", turn);
    }

    /** @param when they are set, such as " for then"; empty for all */
    public static Effect listed(List<Map<String, Object>> rows, String when, Turn turn) {
        List<Task> tasks = new ArrayList<>();
        StringBuilder reply = new StringBuilder(Phrases.count(rows.size(), "reminder is", "reminders are")).append(" set").append(when).append(":");
        for (Map<String, Object> row : rows) {
            Reminder reminder = read(row, "reminder", Reminder.class);
            Task task = read(row, "task", TaskState.class).task();
            tasks.add(task);
            reply.append("\n• ").append(Phrases.moment(reminder.remindAt(), turn.now())).append(repeated(reminder.recurrence(), turn))
                    .append(": ").append(Phrases.quoted(task));
        }
        return Effect.say(reply.toString(), tasks);
    }

    private static String repeated(String rule, Turn turn) {
        return rule == null ? "" : ", " + RecurrencePhrase.of(rule, RecurrenceFrom.DUE, turn.now().getZone());
    }

    static <T> T read(Map<String, Object> row, String column, Class<T> type) {
        try {
            return Json.MAPPER.readValue((String) row.get(column), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A " + column + " in the database does not fit the contract", e);
        }
    }

    /** Said as a moment, as a time before it is due, as a duration from now, or as a due time. */
    private static List<ReminderTime> timesOf(Command command, Task task, Turn turn) {
        List<ReminderTime> times = ReminderTime.of(command, task.due(), task.recurrence() != null, turn);
        if (!times.isEmpty()) {
            return times;
        }
        if (command.duration() != null) {
            return List.of(ReminderTime.once(turn.now().plus(ReminderTime.amount(command.duration())).toOffsetDateTime()));
        }
        return command.due() == null ? List.of() : List.of(ReminderTime.once(ReminderTime.momentOf(command.due(), turn)));
    }

    private static Effect when(Selection selection, Command command) {
        String undated = command.remindBefore().isEmpty() ? "" : "There is no due date to count from. ";
        return Effect.ask(
                undated + "When shall I remind you of " + Phrases.quoted(selection.views()) + "?",
                selection.views(),
                List.of(
                        new Choice("In 10 minutes", "in 10 minutes"),
                        new Choice("In an hour", "in 1 hour"),
                        new Choice("Tomorrow at 9", "tomorrow at 9am")),
                new Pending(Pending.Question.WHEN, command, selection.views().stream().map(Task::id).toList()));
    }
}
