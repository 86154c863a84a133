package org.todochatbot.backend.tasks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Reminder;

/** What becomes of the reminders of a task that changes, and the sentence that promises them. */
public final class RemindersOfTask {

    private RemindersOfTask() {}

    /** A reminder that is new. */
    public static Change scheduled(TaskState task, ReminderTime time) {
        return new Change.OfReminder(
                EventType.REMINDER_SCHEDULED,
                task,
                null,
                new Reminder(
                        UuidCreator.getTimeOrderedEpoch(), task.task().id(), time.at(), time.before(), time.recurrence(),
                        Reminder.State.SCHEDULED));
    }

    /** What has passed comes at once. */
    public static String promise(String of, List<ReminderTime> times, Turn turn) {
        List<OffsetDateTime> ahead = times.stream().map(ReminderTime::at).filter(at -> at.isAfter(turn.now().toOffsetDateTime())).toList();
        List<OffsetDateTime> past = times.stream().map(ReminderTime::at).filter(at -> !ahead.contains(at)).toList();
        return (ahead.isEmpty() ? "" : "I will remind you " + of + moments(ahead, turn.now()) + (past.isEmpty() ? "." : ". "))
                + (past.isEmpty() ? "" : "The time to remind you " + of + "(" + moments(past, turn.now()) + ") has passed, so I do it now.");
    }

    public static String moments(List<OffsetDateTime> moments, ZonedDateTime now) {
        return String.join(" and ", moments.stream().map(at -> Phrases.moment(at, now)).toList());
    }

    /**
     * Those that count from the due time move with it, or are cancelled where their moment would be past. Those of a
     * task that begins to repeat count from its due time from now on.
     */
    static TaskState move(
            List<Reminder> reminders, Due dueBefore, TaskState task, Turn turn, List<Change> changes) {
        Due due = task.task().due();
        boolean repeats = task.task().recurrence() != null;
        TaskState state = task;
        for (Reminder reminder : due == null ? List.<Reminder>of() : reminders) {
            Reminder moved = reminder;
            if (reminder.before() == null && reminder.recurrence() == null && repeats) {
                Duration before = Duration.between(reminder.remindAt(), ReminderTime.momentOf(due, turn));
                moved = new Reminder(
                        reminder.id(), reminder.taskId(), reminder.remindAt(), before.toString(), null, reminder.state());
            } else if (reminder.before() != null && !due.equals(dueBefore)) {
                moved = reminder.at(ReminderTime.before(due, reminder.before(), turn).at());
            }
            if (!moved.equals(reminder)) {
                state = state.next();
                changes.add(moved.remindAt().isAfter(turn.now().toOffsetDateTime())
                        ? new Change.OfReminder(EventType.REMINDER_SCHEDULED, state, reminder, moved)
                        : new Change.OfReminder(
                                EventType.REMINDER_CANCELLED, state, reminder, reminder.in(Reminder.State.CANCELLED)));
            }
        }
        return state;
    }

    /** What has no due date, but reminders, is put off by them; what would be past stays. */
    static TaskState putOff(List<Reminder> reminders, String duration, TaskState task, Turn turn, List<Change> changes) {
        TaskState state = task;
        for (Reminder reminder : reminders) {
            OffsetDateTime at = reminder.remindAt().atZoneSameInstant(turn.now().getZone())
                    .plus(ReminderTime.amount(duration)).toOffsetDateTime();
            if (at.isAfter(turn.now().toOffsetDateTime())) {
                state = state.next();
                changes.add(new Change.OfReminder(EventType.REMINDER_SCHEDULED, state, reminder, reminder.at(at)));
            }
        }
        return state;
    }

    static void cancel(List<Reminder> reminders, TaskState task, List<Change> changes) {
        TaskState state = task;
        for (Reminder reminder : reminders) {
            state = state.next();
            changes.add(new Change.OfReminder(
                    EventType.REMINDER_CANCELLED, state, reminder, reminder.in(Reminder.State.CANCELLED)));
        }
    }
}
