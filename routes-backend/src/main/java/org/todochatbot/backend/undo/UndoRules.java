package org.todochatbot.backend.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/** Makes of the history of a message the changes that take it back. */
public final class UndoRules {

    private static final String PASSED_OVER = " Say it once more for what was before that.";

    private UndoRules() {}

    /**
     * @param history of one change set, newest first, each with the task and the reminder as they are now
     * @param settingsHistory likewise with the settings as they are now
     */
    public static Effect takeBack(
            @Body List<Map<String, Object>> history,
            @Variable("settingsHistory") List<Map<String, Object>> settingsHistory,
            @Variable("command") Command command,
            @Variable("turn") Turn turn)
            throws JsonProcessingException {
        Map<UUID, TaskState> tasks = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        if (!settingsHistory.isEmpty()) {
            Change.OfSettings back = back(settingsHistory);
            if (back == null) {
                return Effect.say("Your settings were changed since, so that cannot be taken back." + PASSED_OVER);
            }
            changes.add(back);
        }
        for (Map<String, Object> row : history) {
            TaskState now = TaskState.of((String) row.get("task"));
            if ((Boolean) row.get("changed_since")) {
                return Effect.say(Phrases.quoted(now.task()) + " was changed since, so that cannot be taken back." + PASSED_OVER);
            }
            TaskState current = tasks.getOrDefault(now.task().id(), now);
            Change back;
            if (((String) row.get("type")).startsWith("reminder-")) {
                Change.OfReminder done = Json.MAPPER.readValue((String) row.get("change"), Change.OfReminder.class);
                Reminder reminder = Json.MAPPER.readValue((String) row.get("reminder"), Reminder.class);
                if (reminder.state() == Reminder.State.FIRED && done.after().state() == Reminder.State.SCHEDULED) {
                    return Effect.say("The reminder of " + Phrases.quoted(now.task())
                            + " has come already, so that cannot be taken back." + PASSED_OVER);
                }
                back = back(done, reminder, current);
            } else {
                Change.OfTask done = Json.MAPPER.readValue((String) row.get("change"), Change.OfTask.class);
                back = back(done, (UUID) row.get("event_id"), current, turn);
            }
            changes.add(back);
            tasks.put(now.task().id(), back.task());
        }
        List<Task> left = tasks.values().stream().filter(t -> !t.deleted()).map(TaskState::task).toList();
        String word = command.intent() == Intent.REDO ? "Done again: " : "Undone: ";
        return Effect.change(changes, word + String.join(" ", outcome(changes)), left);
    }

    /**
     * @param event id of the event that told of the change; null when that is not known
     * @return what takes the change back. It names the change that a person made, however often that was undone and done again.
     */
    private static Change back(Change.OfTask done, UUID event, TaskState current, Turn turn) {
        UUID undoes = done.undoes() == null && done.redoes() == null ? event : done.redoes();
        UUID redoes = done.undoes();
        if (done.before() == null) {
            return new Change.OfTask(
                    EventType.TASK_DELETED, current, new TaskState(current.task(), true, current.version() + 1), undoes, redoes);
        }
        TaskState before = done.before();
        Task task = before.task();
        OffsetDateTime now = turn.now().toInstant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        Task restored = task.updatedAt(now);
        EventType type = current.deleted() != before.deleted()
                ? before.deleted() ? EventType.TASK_DELETED : EventType.TASK_RESTORED
                : current.task().status() != task.status()
                        ? task.status() == TaskStatus.COMPLETED ? EventType.TASK_COMPLETED : EventType.TASK_REOPENED
                        : EventType.TASK_UPDATED;
        return new Change.OfTask(
                type, current, new TaskState(restored, before.deleted(), current.version() + 1), undoes, redoes);
    }

    /** Null when the settings are not any more as they were left. */
    private static Change.OfSettings back(List<Map<String, Object>> history) throws JsonProcessingException {
        Map<String, Object> newest = history.get(0);
        Settings now = Json.MAPPER.readValue((String) newest.get("settings"), Settings.class);
        Settings left = Json.MAPPER.readValue((String) newest.get("change"), Change.OfSettings.class).after();
        Settings before =
                Json.MAPPER.readValue((String) history.get(history.size() - 1).get("change"), Change.OfSettings.class).before();
        return now.equals(left)
                ? new Change.OfSettings(now, before, ((Number) newest.get("version")).longValue() + 1)
                : null;
    }

    private static Change back(Change.OfReminder done, Reminder current, TaskState task) {
        Reminder before = done.before() == null ? done.after().in(Reminder.State.CANCELLED) : done.before();
        EventType type = before.state() == Reminder.State.SCHEDULED
                ? EventType.REMINDER_SCHEDULED
                : EventType.REMINDER_CANCELLED;
        return new Change.OfReminder(type, task.next(), current, before);
    }

    private static List<String> outcome(List<Change> changes) {
        // What came of tasks, by words, with those of which they are true: several may have one title.
        Map<String, Set<UUID>> outcome = new LinkedHashMap<>();
        boolean ofTasks = changes.stream().anyMatch(Change.OfTask.class::isInstance);
        // The next one of what repeats goes with it.
        Set<String> reopened = changes.stream()
                .filter(change -> change.type() == EventType.TASK_REOPENED)
                .map(change -> change.task().task().title())
                .collect(Collectors.toSet());
        for (Change change : changes) {
            switch (change) {
                case Change.OfSettings c -> outcome.put("Your settings are as they were", Set.of());
                case Change.OfTask c when c.type() == EventType.TASK_DELETED && reopened.contains(c.task().task().title()) -> {}
                case Change.OfTask c -> outcome.computeIfAbsent(
                        Phrases.quoted(c.task().task()) + switch (c.type()) {
                            case TASK_DELETED -> " is gone";
                            case TASK_RESTORED -> " is back";
                            case TASK_COMPLETED -> " is completed";
                            case TASK_REOPENED -> " is open again";
                            default -> " is as it was";
                        }, words -> new LinkedHashSet<>()).add(c.task().task().id());
                case Change.OfReminder c -> {
                    if (!ofTasks) {
                        String title = Phrases.quoted(c.task().task());
                        outcome.put(c.after().state() == Reminder.State.SCHEDULED
                                ? "The reminder of " + title + " is set as it was"
                                : "The reminder of " + title + " is off", Set.of());
                    }
                }
            }
        }
        return outcome.entrySet().stream()
                .map(words -> words.getKey() + (words.getValue().size() > 1 ? " (" + words.getValue().size() + " tasks)." : "."))
                .toList();
    }
}
