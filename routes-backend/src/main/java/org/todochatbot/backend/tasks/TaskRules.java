package org.todochatbot.backend.tasks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** What each command does to tasks. Pure: from what is to what will be, and the sentence that says so. */
public final class TaskRules {

    public static final int MAX_TITLE_LENGTH = 500;
    /** Dates that are left out by one command. */
    private static final int MOST_SKIPPED = 100;
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
            changes.add(scheduled(state, at));
        }
        String reply = "Added " + Phrases.quoted(task) + details(task, turn.now()) + "."
                + (reminders.isEmpty() ? "" : " " + promise("", reminders, turn))
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
            cancel(reminders, after, changes);
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
                next.rule(), task.recurrenceFrom(), skippedAfter(task.skipped(), next.due(), turn), task.priority(), task.tags(),
                task.checklist().stream().map(step -> step.done(false)).toList(), now, now, null);
        TaskState state = new TaskState(following, false, 1);
        changes.add(new Change.OfTask(EventType.TASK_CREATED, null, state));
        for (String before : remindedBefore) {
            state = state.next();
            changes.add(scheduled(state, ReminderTime.before(next.due(), before, turn)));
        }
        return following;
    }

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
                Task without = task.skipping(Stream.concat(task.skipped().stream(), dates.stream()).toList()).updatedAt(utc(turn));
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
                    .updatedAt(utc(turn));
            TaskState after = before.next(skipped);
            changes.add(new Change.OfTask(EventType.TASK_UPDATED, before, after));
            List<Reminder> coming = selection.remindersOf(task.id());
            after = moveReminders(coming, task.due(), after, turn, changes);
            for (String lead : selection.remindedBefore(task.id())) {
                // Of one that fired already, the next.
                ReminderTime time = ReminderTime.before(skipped.due(), lead, turn);
                boolean set = coming.stream().anyMatch(reminder -> lead.equals(reminder.before()));
                if (!set && time.at().isAfter(turn.now().toOffsetDateTime())) {
                    after = after.next();
                    changes.add(scheduled(after, time));
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

    private static List<LocalDate> skippedAfter(List<LocalDate> skipped, Due due, Turn turn) {
        return skipped.stream().filter(date -> date.isAfter(dateOf(due, turn))).toList();
    }

    private static LocalDate dateOf(Due due, Turn turn) {
        return switch (due) {
            case Due.Day day -> day.date();
            case Due.Moment at -> at.dateTime().atZoneSameInstant(RecurrenceDates.inZoneOf(due, turn.now()).getZone()).toLocalDate();
        };
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
            Effect skipped = skip(selection, command, turn);
            String all = " To end what repeats: delete " + Phrases.quoted(selection.views()) + ".";
            return Effect.change(skipped.changes(), skipped.reply() + all, skipped.tasks());
        }
        List<Change> changes = new ArrayList<>();
        for (TaskState before : selection.tasks()) {
            TaskState after = before.nextDeleted(true);
            changes.add(new Change.OfTask(EventType.TASK_DELETED, before, after));
            cancel(selection.remindersOf(before.task().id()), after, changes);
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

    public static Effect update(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        if (command.title() != null && command.title().length() > MAX_TITLE_LENGTH) {
            return Effect.say("That title is longer than " + MAX_TITLE_LENGTH + " characters, and nothing was changed.");
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
            after = moveReminders(selection.remindersOf(task.id()), before.task().due(), after, turn, changes);
            if (command.duration() != null && task.due() == null) {
                after = putOff(selection.remindersOf(task.id()), command.duration(), after, turn, changes);
            }
            for (ReminderTime at : ReminderTime.of(here, task.due(), task.recurrence() != null, turn)) {
                after = after.next();
                changes.add(scheduled(after, at));
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
            done.add("will be brought up " + moments(putOff, turn.now()));
        }
        if (command.recurrence() != null) {
            String rule = tasks.size() == 1 ? tasks.get(0).recurrence() : command.recurrence();
            done.add("repeats " + RecurrencePhrase.of(rule, recurrenceFrom(command), turn.now().getZone()));
        } else if (command.removed().contains("recurrence")) {
            done.add("does not repeat any more");
        }
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
            done.add("will be brought up " + moments(command.remindAt(), turn.now()));
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
                ? Phrases.due(command.due(), turn.now())
                : "at " + tasks.stream().map(task -> time(task, turn)).distinct().collect(Collectors.joining(", ")) + " on the day it was";
    }

    private static String time(Task task, Turn turn) {
        return switch (task.due()) {
            case Due.Day day -> "any time";
            case Due.Moment at -> Phrases.time(at.dateTime().atZoneSameInstant(turn.now().getZone()));
        };
    }

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
    private static TaskState moveReminders(
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
    private static TaskState putOff(List<Reminder> reminders, String duration, TaskState task, Turn turn, List<Change> changes) {
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

    private static void cancel(List<Reminder> reminders, TaskState task, List<Change> changes) {
        TaskState state = task;
        for (Reminder reminder : reminders) {
            state = state.next();
            changes.add(new Change.OfReminder(
                    EventType.REMINDER_CANCELLED, state, reminder, reminder.in(Reminder.State.CANCELLED)));
        }
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
                command.recurrence() != null ? recurrenceFrom(command) : ends ? null : task.recurrenceFrom(),
                command.recurrence() != null || ends ? List.of() : task.skipped(),
                command.priority() != null
                        ? command.priority()
                        : command.removed().contains("priority") ? Task.NO_PRIORITY : task.priority(),
                command.removed().contains("tags") ? command.tags() : List.copyOf(tags),
                task.checklist(),
                task.createdAt(),
                utc(turn),
                task.completedAt());
    }

    /** As said; of which only hours were said ("9am and 9pm") on the days on which it is. */
    private static String rule(Task task, Command command) {
        return command.timeOfDay() == null || task.recurrence() == null
                ? command.recurrence()
                : RecurrenceDates.atHoursOf(task.recurrence(), command.recurrence());
    }

    /** Said anew, taken away, put off by a duration ("postpone it by 2 days"), or as it is. */
    private static Due due(Task task, Command command, Turn turn) {
        if (command.due() != null) {
            return zoned(command.due(), turn);
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

    /** A due time keeps the zone in which it was said. */
    private static Due zoned(Due due, Turn turn) {
        return due instanceof Due.Moment moment && moment.zone() == null
                ? new Due.Moment(moment.dateTime(), turn.now().getZone().getId())
                : due;
    }

    private static List<ChecklistItem> steps(List<String> titles) {
        return titles.stream().map(title -> new ChecklistItem(UuidCreator.getTimeOrderedEpoch(), title, false)).toList();
    }

    private static boolean sameExceptTimes(Task a, Task b) {
        return a.equals(b.updatedAt(a.updatedAt()));
    }

    private static RecurrenceFrom recurrenceFrom(Command command) {
        return command.recurrence() == null
                ? null
                : command.recurrenceFrom() == null ? RecurrenceFrom.DUE : command.recurrenceFrom();
    }

    private static OffsetDateTime utc(Turn turn) {
        return turn.now().toInstant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
