package org.todochatbot.backend.tasks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.task.ChecklistItem;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/** What adding, completing, reopening and deleting do to tasks. Pure: from what is to what will be, and the sentence that says so. */
public final class TaskRules {

    public static final int MAX_TITLE_LENGTH = 500;
    /** "The", "my" and the "'s" of "friday's". */
    private static final Pattern OWNER = Pattern.compile("(?i)\\b(the|my|our) |['’]s\\b");

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
                command.recurrence() != null && command.due() == null
                        ? new Due.Day(turn.now().toLocalDate())
                        : zoned(command.due(), turn),
                command.recurrence(),
                recurrenceFrom(command),
                command.priority() == null ? Task.NO_PRIORITY : command.priority(),
                command.tags(),
                steps(command.checklist()),
                now,
                now,
                null);
        List<Change> changes = new ArrayList<>();
        TaskState state = new TaskState(task, false, 1);
        changes.add(new Change.OfTask(EventType.TASK_CREATED, null, state));
        List<ReminderTime> reminders = ReminderTime.of(command, task.due(), task.recurrence() != null, turn);
        for (ReminderTime at : reminders) {
            state = state.next();
            changes.add(RemindersOfTask.scheduled(state, at));
        }
        String reply = "Added " + Phrases.quoted(task) + details(task, turn.now()) + "."
                + (reminders.isEmpty() ? "" : " " + RemindersOfTask.promise("", reminders, turn))
                + (command.remindBefore().isEmpty() || task.due() != null
                        ? ""
                        : " It has no due date, so there is nothing before which I could remind you.");
        return Effect.change(changes, reply, List.of(task));
    }

    /** Completing a task that repeats makes its next one, with the reminders that move with the due time. */
    public static Effect complete(@Body Selection selection, @Variable("turn") Turn turn) {
        List<Change> changes = new ArrayList<>();
        List<Task> done = new ArrayList<>();
        List<Task> already = new ArrayList<>();
        List<Task> next = new ArrayList<>();
        int cancelled = 0;
        boolean ended = false;
        for (TaskState before : selection.tasks()) {
            Task task = before.task();
            if (task.status() == TaskStatus.COMPLETED) {
                already.add(task);
                continue;
            }
            Task completed = task.completed(utc(turn)).repeating(task.due(), null, null);
            TaskState after = before.next(completed);
            changes.add(new Change.OfTask(EventType.TASK_COMPLETED, before, after));
            done.add(completed);
            List<Reminder> reminders = selection.remindersOf(task.id());
            RemindersOfTask.cancel(reminders, after, changes);
            Optional<RecurrenceDates.Next> date = next(task, turn);
            if (date.isPresent()) {
                next.add(nextOf(task, date.get(), selection.remindedBefore(task.id()), turn, changes));
            } else {
                cancelled += reminders.size();
                ended |= task.recurrence() != null;
            }
        }
        String reply = (done.isEmpty() ? "" : "Completed " + Phrases.quoted(done) + ".")
                + (cancelled == 0 ? "" : " " + (cancelled == 1 ? "Its reminder is" : cancelled + " reminders are") + " cancelled.")
                + String.join("", next.stream().map(t -> " " + nextTime(t, done.size() > 1, turn.now())).toList())
                + (ended ? " That was the last time." : "")
                + left(done, already, " already completed");
        done.addAll(already);
        done.addAll(next);
        return Effect.change(changes, reply, done);
    }

    public static Effect reopen(@Body Selection selection, @Variable("turn") Turn turn) {
        List<Change> changes = new ArrayList<>();
        List<Task> reopened = new ArrayList<>();
        List<Task> open = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            if (before.task().status() == TaskStatus.PENDING) {
                open.add(before.task());
                continue;
            }
            TaskState after = before.next(before.task().pending(utc(turn)));
            changes.add(new Change.OfTask(EventType.TASK_REOPENED, before, after));
            reopened.add(after.task());
        }
        String reply = (reopened.isEmpty() ? "" : "Reopened " + Phrases.quoted(reopened) + ".") + left(reopened, open, " still open");
        reopened.addAll(open);
        return Effect.change(changes, reply, reopened);
    }

    private static String left(List<Task> changed, List<Task> unchanged, String already) {
        if (unchanged.isEmpty()) {
            return "";
        }
        return (changed.isEmpty() ? "" : " ") + Phrases.quoted(unchanged) + (unchanged.size() == 1 ? " is" : " are") + already + ".";
    }

    /** From completion, the rule counts from now; from the due date, what was missed in between is passed over. */
    private static Optional<RecurrenceDates.Next> next(Task task, Turn turn) {
        if (task.recurrence() == null) {
            return Optional.empty();
        }
        Due from = task.recurrenceFrom() == RecurrenceFrom.DUE ? task.due() : completion(task, turn.now());
        return RecurrenceDates.next(task.recurrence(), from, task.skipped(), turn.now());
    }

    /** Today, at the time at which the task is due; now, where it repeats by the hour or faster. */
    private static Due completion(Task task, ZonedDateTime said) {
        ZonedDateTime now = RecurrenceDates.inZoneOf(task.due(), said);
        return switch (task.due()) {
            case Due.Day day -> new Due.Day(now.toLocalDate());
            case Due.Moment moment -> new Due.Moment(
                    (task.recurrence().contains("FREQ=HOURLY") || task.recurrence().contains("FREQ=MINUTELY")
                                    ? now.truncatedTo(ChronoUnit.MINUTES)
                                    : now.with(moment.dateTime().atZoneSameInstant(now.getZone()).toLocalTime()))
                            .toOffsetDateTime(),
                    moment.zone());
        };
    }

    private static Task nextOf(
            Task task, RecurrenceDates.Next next, List<String> remindedBefore, Turn turn, List<Change> changes) {
        OffsetDateTime now = utc(turn);
        Task following = new Task(
                UuidCreator.getTimeOrderedEpoch(), task.title(), task.description(), TaskStatus.PENDING, next.due(),
                next.rule(), task.recurrenceFrom(), SkipRules.skippedAfter(task.skipped(), next.due(), turn), task.priority(), task.tags(),
                task.checklist().stream().map(step -> step.done(false)).toList(), now, now, null);
        TaskState state = new TaskState(following, false, 1);
        changes.add(new Change.OfTask(EventType.TASK_CREATED, null, state));
        for (String before : remindedBefore) {
            state = state.next();
            changes.add(RemindersOfTask.scheduled(state, ReminderTime.before(next.due(), before, turn)));
        }
        return following;
    }

    private static String nextTime(Task next, boolean named, ZonedDateTime now) {
        return (named ? Phrases.quoted(next) + " comes" : "It comes") + " again " + Phrases.due(next.due(), now) + ".";
    }

    /** "Cancel friday's seminar", which is every friday, skips that one; what is not due then is not deleted. */
    public static Effect delete(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        boolean dated = command.filter() != null && selection.tasks().size() == 1 && !isCalledSo(selection.views().get(0), command);
        if (dated && selection.views().get(0).recurrence() == null) {
            Task task = selection.views().get(0);
            if (!Stretch.of(command.filter(), turn).holds(task.due())) {
                return Effect.say(
                        Phrases.quoted(task) + (task.due() == null ? " has no due date" : " is due " + Phrases.due(task.due(), turn.now()))
                                + ". Nothing was changed. To take it away: delete it.",
                        selection.views());
            }
        } else if (dated) {
            Effect skipped = SkipRules.skip(selection, command, turn);
            String all = " To end what repeats: delete " + Phrases.quoted(selection.views()) + ".";
            return Effect.change(skipped.changes(), skipped.reply() + all, skipped.tasks());
        }
        List<Change> changes = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            TaskState after = before.nextDeleted(true);
            changes.add(new Change.OfTask(EventType.TASK_DELETED, before, after));
            RemindersOfTask.cancel(selection.remindersOf(before.task().id()), after, changes);
        }
        return Effect.change(
                changes, "Deleted " + Phrases.quoted(selection.views()) + ". Say “undo” to get it back.", selection.views());
    }

    /** Whether the day that was named is part of the title, as in "sunday dinner". */
    private static boolean isCalledSo(Task task, Command command) {
        boolean apart = command.spans().stream().anyMatch(span -> span.readAs().equals("due"));
        return !apart && command.spans().stream()
                .filter(span -> span.readAs().equals("target"))
                .allMatch(span -> KnownTask.words(task.title()).containsAll(KnownTask.words(OWNER.matcher(span.text()).replaceAll(""))));
    }

    private static String details(Task task, ZonedDateTime now) {
        StringBuilder details = new StringBuilder();
        if (task.due() != null) {
            details.append(", due ").append(Phrases.due(task.due(), now));
        }
        if (task.recurrence() != null) {
            details.append(", ").append(RecurrencePhrase.of(task.recurrence(), task.recurrenceFrom(), now.getZone()));
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
        if (!task.checklist().isEmpty()) {
            details.append(", with ").append(Phrases.count(task.checklist().size(), "step", "steps"));
        }
        return details.toString();
    }

    /** A due time keeps the zone in which it was said. */
    static Due zoned(Due due, Turn turn) {
        return due instanceof Due.Moment moment && moment.zone() == null
                ? new Due.Moment(moment.dateTime(), turn.now().getZone().getId())
                : due;
    }

    private static List<ChecklistItem> steps(List<String> titles) {
        return titles.stream().map(title -> new ChecklistItem(UuidCreator.getTimeOrderedEpoch(), title, false)).toList();
    }

    static RecurrenceFrom recurrenceFrom(Command command) {
        return command.recurrence() == null
                ? null
                : command.recurrenceFrom() == null ? RecurrenceFrom.DUE : command.recurrenceFrom();
    }

    static OffsetDateTime utc(Turn turn) {
        return turn.now().toInstant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
