package org.todochatbot.backend.tasks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/** What skipping does to a task that repeats: the next date is gone on from, a later one is left out. Pure, like {@link TaskRules}. */
public final class SkipRules {

    /** Dates that are left out by one command. */
    private static final int MOST_SKIPPED = 100;

    private SkipRules() {}

    /** Goes on to the next date, or past the stretch that the command's filter says, with the reminders that count from it. */
    public static Effect skip(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        Stretch stretch = command.filter() == null ? null : Stretch.of(command.filter(), turn).since(turn.now());
        if (stretch != null && stretch.before() == null) {
            return Effect.say("Until when shall I skip it? Say for example “skip it next week”. Nothing was changed.", selection.views());
        }
        List<Change> changes = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            Task task = before.task();
            if (task.recurrence() == null || task.status() == TaskStatus.COMPLETED) {
                said.add(Phrases.quoted(task) + (task.recurrence() == null
                        ? " does not repeat, so there is nothing to skip. To take it away: delete it."
                        : " is already completed, so there is nothing to skip."));
                tasks.add(task);
                continue;
            }
            if (stretch != null && !isNextIn(task, stretch, turn)) {
                List<LocalDate> dates = datesIn(task, stretch, turn);
                if (!areWhole(task, dates, stretch, turn)) {
                    said.add(Phrases.quoted(task) + " comes several times on such a day, of which only all can be skipped: say “skip "
                            + task.title() + "” and the day.");
                    tasks.add(task);
                    continue;
                }
                Task without = task.skipping(Stream.concat(task.skipped().stream(), dates.stream()).toList()).updatedAt(TaskRules.utc(turn));
                if (!dates.isEmpty()) {
                    changes.add(new Change.OfTask(EventType.TASK_UPDATED, before, before.next(without)));
                }
                tasks.add(dates.isEmpty() ? task : without);
                String comes = Phrases.quoted(task) + " comes " + Phrases.due(task.due(), turn.now());
                said.add(dates.isEmpty()
                        ? comes + ", and not then: there is nothing to skip."
                        : "Skipped: " + dates.stream().map(date -> Phrases.day(date, turn.now())).collect(Collectors.joining(", ")) + ". "
                                + comes + " before that.");
                continue;
            }
            ZonedDateTime notBefore = stretch != null && stretch.before().isAfter(turn.now()) ? stretch.before() : turn.now();
            Optional<RecurrenceDates.Next> next = RecurrenceDates.next(task, notBefore);
            if (next.isEmpty()) {
                said.add("This is the last time of " + Phrases.quoted(task) + ". Complete it, or delete it.");
                tasks.add(task);
                continue;
            }
            Task skipped = task.repeating(next.get().due(), next.get().rule(), task.recurrenceFrom())
                    .skipping(skippedAfter(task.skipped(), next.get().due(), turn))
                    .updatedAt(TaskRules.utc(turn));
            TaskState after = before.next(skipped);
            changes.add(new Change.OfTask(EventType.TASK_UPDATED, before, after));
            List<Reminder> coming = selection.remindersOf(task.id());
            after = RemindersOfTask.move(coming, task.due(), after, turn, changes);
            for (String lead : selection.remindedBefore(task.id())) {
                // Of one that fired already, the next.
                ReminderTime time = ReminderTime.before(skipped.due(), lead, turn);
                boolean set = coming.stream().anyMatch(reminder -> lead.equals(reminder.before()));
                if (!set && time.at().isAfter(turn.now().toOffsetDateTime())) {
                    after = after.next();
                    changes.add(RemindersOfTask.scheduled(after, time));
                }
            }
            tasks.add(skipped);
            said.add("Skipped. " + Phrases.quoted(skipped) + " comes " + Phrases.due(skipped.due(), turn.now()) + ".");
        }
        return Effect.change(changes, String.join(" ", said), tasks);
    }

    /** Whether its next date, that which is due or the first since it was missed, is in the stretch. */
    private static boolean isNextIn(Task task, Stretch stretch, Turn turn) {
        ZonedDateTime today = turn.now().toLocalDate().atStartOfDay(turn.now().getZone());
        Optional<Due> due = RecurrenceDates.isBefore(task.due(), today)
                ? RecurrenceDates.next(task, today).map(RecurrenceDates.Next::due)
                : Optional.of(task.due());
        return due.filter(stretch::holds).isPresent();
    }

    /** Its dates after the next one that are in the stretch. When it comes again after it is done nobody knows yet. */
    private static List<LocalDate> datesIn(Task task, Stretch stretch, Turn turn) {
        if (task.recurrenceFrom() != RecurrenceFrom.DUE) {
            return List.of();
        }
        List<LocalDate> dates = new ArrayList<>();
        for (ZonedDateTime day = stretch.from(); day.isBefore(stretch.before()) && dates.size() < MOST_SKIPPED; day = nextDay(day)) {
            ZonedDateTime end = nextDay(day).isBefore(stretch.before()) ? nextDay(day) : stretch.before();
            RecurrenceDates.between(task, day, end, 1).forEach(due -> dates.add(dateOf(due, turn)));
        }
        return dates.stream().distinct().toList();
    }

    private static ZonedDateTime nextDay(ZonedDateTime moment) {
        return moment.toLocalDate().plusDays(1).atStartOfDay(moment.getZone());
    }

    /** Whether all that comes on these dates is in the stretch. */
    private static boolean areWhole(Task task, List<LocalDate> dates, Stretch stretch, Turn turn) {
        ZoneId zone = RecurrenceDates.inZoneOf(task.due(), turn.now()).getZone();
        return dates.stream().flatMap(date -> RecurrenceDates.on(task, date, zone).stream()).allMatch(stretch::holds);
    }

    static List<LocalDate> skippedAfter(List<LocalDate> skipped, Due due, Turn turn) {
        return skipped.stream().filter(date -> date.isAfter(dateOf(due, turn))).toList();
    }

    private static LocalDate dateOf(Due due, Turn turn) {
        return switch (due) {
            case Due.Day day -> day.date();
            case Due.Moment at -> at.dateTime().atZoneSameInstant(RecurrenceDates.inZoneOf(due, turn.now()).getZone()).toLocalDate();
        };
    }
}
