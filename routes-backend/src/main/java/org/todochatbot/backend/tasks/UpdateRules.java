package org.todochatbot.backend.tasks;

import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Task;

/** What a change of some of its properties does to a task. Pure, like {@link TaskRules}. */
public final class UpdateRules {

    /** What is told by its name when it was taken away. */
    private static final List<String> NAMED = List.of("description", "priority", "tags");

    private UpdateRules() {}

    public static Effect update(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        if (command.title() != null && command.title().length() > TaskRules.MAX_TITLE_LENGTH) {
            return Effect.say("That title is longer than " + TaskRules.MAX_TITLE_LENGTH + " characters, and nothing was changed.");
        }
        List<Change> changes = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            Command here = ReminderTime.keeping(before.task().due(), command, turn);
            Task task = updated(before.task(), here, turn);
            TaskState after = before;
            if (!sameExceptTimes(before.task(), task)) {
                after = before.next(task);
                changes.add(new Change.OfTask(EventType.TASK_UPDATED, before, after));
            }
            after = RemindersOfTask.move(selection.remindersOf(task.id()), before.task().due(), after, turn, changes);
            if (command.duration() != null && task.due() == null) {
                after = RemindersOfTask.putOff(selection.remindersOf(task.id()), command.duration(), after, turn, changes);
            }
            for (ReminderTime at : ReminderTime.of(here, task.due(), task.recurrence() != null, turn)) {
                after = after.next();
                changes.add(RemindersOfTask.scheduled(after, at));
            }
            tasks.add(task);
        }
        if (changes.isEmpty()) {
            return Effect.say(
                    Phrases.quoted(selection.views()) + (command.duration() == null
                            ? " " + (tasks.size() == 1 ? "is" : "are") + " like that already."
                            : ": there is no time that could be moved by that. Say for example “move it to friday at 5pm”."),
                    tasks);
        }
        List<String> done = outcome(command, tasks, changes, turn);
        return Effect.change(
                changes,
                Phrases.quoted(selection.views()) + " "
                        + done.stream().map(what -> tasks.size() == 1 ? what : plural(what)).collect(Collectors.joining(" and "))
                        + ".",
                tasks);
    }

    /** What became of each, as in "is due tomorrow". */
    private static List<String> outcome(Command command, List<Task> tasks, List<Change> changes, Turn turn) {
        List<String> done = new ArrayList<>();
        if (command.title() != null) {
            done.add("is now called “" + command.title() + "”");
        }
        if (command.description() != null) {
            done.add(command.description().isEmpty() ? "has no description now" : "has a new description");
        }
        if (command.due() != null) {
            done.add("is due " + due(tasks, command, turn));
        } else if (command.removed().contains("due")) {
            done.add("has no due date now");
        } else if (command.duration() != null && tasks.size() == 1 && tasks.get(0).due() != null) {
            done.add("is due " + Phrases.due(tasks.get(0).due(), turn.now()));
        }
        boolean onlyReminds = tasks.stream().allMatch(task -> task.due() == null);
        List<OffsetDateTime> putOff = changes.stream()
                .filter(change -> command.duration() != null && onlyReminds && change instanceof Change.OfReminder)
                .map(change -> ((Change.OfReminder) change).after().remindAt())
                .toList();
        if (!putOff.isEmpty()) {
            done.add("will be brought up " + RemindersOfTask.moments(putOff, turn.now()));
        }
        if (command.recurrence() != null) {
            String rule = tasks.size() == 1 ? tasks.get(0).recurrence() : command.recurrence();
            done.add("repeats " + RecurrencePhrase.of(rule, TaskRules.recurrenceFrom(command), turn.now().getZone()));
        } else if (command.removed().contains("recurrence")) {
            done.add("does not repeat any more");
        }
        NAMED.stream().filter(command.removed()::contains).forEach(property -> done.add("has no " + property + " now"));
        if (command.priority() != null) {
            done.add("has priority " + command.priority());
        }
        if (!command.tags().isEmpty()) {
            done.add("is tagged #" + String.join(" #", command.tags()));
        }
        List<String> untagged = command.removed().stream().filter(removed -> removed.startsWith("#")).toList();
        if (!untagged.isEmpty()) {
            done.add("is not tagged " + String.join(" ", untagged) + " any more");
        }
        if (!command.remindAt().isEmpty()) {
            done.add("will be brought up " + RemindersOfTask.moments(command.remindAt(), turn.now()));
        }
        if (!command.remindBefore().isEmpty() && onlyReminds) {
            done.add("has no due date before which I could remind you");
        }
        return done.isEmpty() ? List.of("is changed") : done;
    }

    /** Of several tasks: "are due", "have priority 1". */
    private static String plural(String what) {
        String verb = what.substring(0, what.indexOf(' '));
        String ofSeveral = switch (verb) {
            case "is" -> "are";
            case "has" -> "have";
            case "does" -> "do";
            case "repeats" -> "repeat";
            default -> verb;
        };
        return ofSeveral + what.substring(verb.length());
    }

    /** A time without a day leaves each of several on its day, a day without a time each at its time. */
    private static String due(List<Task> tasks, Command command, Turn turn) {
        if (tasks.stream().map(Task::due).distinct().count() == 1) {
            return Phrases.due(tasks.get(0).due(), turn.now());
        }
        return command.timeOfDay() == null
                ? tasks.stream().map(Task::due).filter(Objects::nonNull).map(due -> Phrases.due(due, turn.now())).distinct().collect(Collectors.joining(", "))
                : "at " + tasks.stream().map(task -> time(task, turn)).distinct().collect(Collectors.joining(", ")) + " on the day it was";
    }

    private static String time(Task task, Turn turn) {
        return switch (task.due()) {
            case Due.Day day -> "any time";
            case Due.Moment at -> Phrases.time(at.dateTime().atZoneSameInstant(turn.now().getZone()));
        };
    }

    private static Task updated(Task task, Command command, Turn turn) {
        Set<String> tags = new LinkedHashSet<>(task.tags());
        tags.removeIf(tag -> command.removed().contains("#" + tag));
        tags.addAll(command.tags());
        Due due = due(task, command, turn);
        boolean ends = due == null || command.removed().contains("recurrence");
        if (command.recurrence() != null && due == null) {
            due = new Due.Day(turn.now().toLocalDate());
        }
        return new Task(
                task.id(),
                command.title() != null ? command.title() : task.title(),
                command.description() != null
                        ? command.description()
                        : command.removed().contains("description") ? "" : task.description(),
                task.status(),
                due,
                command.recurrence() != null ? rule(task, command) : ends ? null : task.recurrence(),
                command.recurrence() != null ? TaskRules.recurrenceFrom(command) : ends ? null : task.recurrenceFrom(),
                command.recurrence() != null || ends ? List.of() : task.skipped(),
                command.priority() != null
                        ? command.priority()
                        : command.removed().contains("priority") ? Task.NO_PRIORITY : task.priority(),
                command.removed().contains("tags") ? command.tags() : List.copyOf(tags),
                task.checklist(),
                task.createdAt(),
                TaskRules.utc(turn),
                task.completedAt());
    }

    /** As said; of which only hours were said ("9am and 9pm") on the days on which it is. It ends when it did, unless said otherwise. */
    private static String rule(Task task, Command command) {
        if (task.recurrence() == null) {
            return command.recurrence();
        }
        return command.timeOfDay() == null
                ? RecurrenceDates.endingAsBefore(command.recurrence(), task.recurrence())
                : RecurrenceDates.atHoursOf(task.recurrence(), command.recurrence());
    }

    /** Said anew, taken away, put off by a duration ("postpone it by 2 days"), or as it is. */
    private static Due due(Task task, Command command, Turn turn) {
        if (command.due() != null) {
            return TaskRules.zoned(command.due(), turn);
        }
        if (command.removed().contains("due")) {
            return null;
        }
        return command.duration() == null || task.due() == null ? task.due() : later(task.due(), command.duration());
    }

    /** @param duration ISO 8601, of days or weeks ({@code P2D}) or of time ({@code PT90M}) */
    private static Due later(Due due, String duration) {
        TemporalAmount amount = ReminderTime.amount(duration);
        return switch (due) {
            case Due.Day day -> amount instanceof Period ? new Due.Day(day.date().plus(amount)) : day;
            case Due.Moment moment -> later(moment, amount);
        };
    }

    /** Days and weeks keep the clock time, hours and minutes are real time that passes. */
    private static Due.Moment later(Due.Moment moment, TemporalAmount amount) {
        if (moment.zone() == null) {
            return new Due.Moment(moment.dateTime().plus(amount));
        }
        ZonedDateTime local = moment.dateTime().atZoneSameInstant(ZoneId.of(moment.zone()));
        return new Due.Moment(local.plus(amount).toOffsetDateTime(), moment.zone());
    }

    private static boolean sameExceptTimes(Task a, Task b) {
        return a.equals(b.updatedAt(a.updatedAt()));
    }
}
