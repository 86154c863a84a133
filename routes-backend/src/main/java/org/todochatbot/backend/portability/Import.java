package org.todochatbot.backend.portability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.checklist.ChecklistRules;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.backend.tasks.TaskLimits;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.ChecklistItem;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.kamelets.http.Problem;

/**
 * Brings back what an {@link Export} holds: tasks with their steps and times, the reminders that are still to come, and
 * settings. Everything gets new ids, so that an export can be brought into any account, beside what is there.
 */
public final class Import {

    static final int MAX_TASKS = 1000;
    private static final int MAX_REMINDERS = 2000;
    /** Dates that one task leaves out. */
    private static final int MAX_SKIPPED = 400;

    private static final TypeReference<List<Task>> TASKS = new TypeReference<>() {};
    private static final TypeReference<List<Reminder>> REMINDERS = new TypeReference<>() {};

    private Import() {}

    /** What is in the document, checked. @throws Problem 400, 413 or 422 with what to mend; nothing is imported then */
    public static Imported read(String json) {
        if (json.contains("\\u0000")) {
            throw Problem.badRequest("The export holds a NUL character (U+0000): leave it out.");
        }
        try {
            JsonNode document = Json.MAPPER.readTree(json);
            if (!Export.FORMAT.equals(document.path("format").asText())) {
                throw Problem.badRequest("This is no export of this system: format is not \"" + Export.FORMAT + "\".");
            }
            if (document.path("version").asInt() != 1) {
                throw Problem.badRequest("This export is of a newer version than this system knows.");
            }
            List<Task> tasks = document.has("tasks") ? Json.MAPPER.convertValue(document.get("tasks"), TASKS) : List.of();
            List<Reminder> reminders = document.has("reminders")
                    ? Json.MAPPER.convertValue(document.get("reminders"), REMINDERS)
                    : List.of();
            if (tasks.size() > MAX_TASKS) {
                throw Problem.tooLarge("The export holds more than " + MAX_TASKS + " tasks: import it in parts.");
            }
            for (int i = 0; i < tasks.size(); i++) {
                check(tasks.get(i), i);
            }
            if (reminders.size() > MAX_REMINDERS) {
                throw Problem.tooLarge("The export holds more than " + MAX_REMINDERS + " reminders: import it in parts.");
            }
            for (int i = 0; i < reminders.size(); i++) {
                check(reminders.get(i), i);
            }
            Settings settings = document.hasNonNull("settings")
                    ? Json.MAPPER.convertValue(document.get("settings"), Settings.class)
                    : null;
            if (settings != null && settings.timezone() != null && !TaskLimits.isZone(settings.timezone())) {
                throw new Problem(422, "Not imported", "Nothing was imported: the time zone in settings is not an IANA time zone.");
            }
            return new Imported(tasks, reminders, settings);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problem.badRequest("This is no export of this system: it is not the JSON that GET /api/export gives.");
        }
    }

    private static void check(Task task, int index) {
        String problem = task.id() == null ? "id"
                : !TaskLimits.isTitle(task.title()) ? "title"
                : task.status() == null || (task.status() == TaskStatus.COMPLETED) != (task.completedAt() != null) ? "status"
                : task.priority() < 1 || task.priority() > 4 ? "priority"
                : !TaskLimits.isDescription(task.description()) ? "description"
                : task.tags() == null || !TaskLimits.areTags(task.tags()) ? "tags"
                : task.checklist().size() > ChecklistRules.MAX_STEPS || !task.checklist().stream().allMatch(step -> TaskLimits.isTitle(step.title())) ? "checklist"
                : task.due() != null && !TaskLimits.isDue(task.due()) ? "due"
                : task.recurrence() != null
                                && (task.due() == null || task.recurrenceFrom() == null || !TaskLimits.isRule(task.recurrence()))
                        ? "recurrence"
                : !task.skipped().isEmpty() && (task.recurrence() == null || task.skipped().size() > MAX_SKIPPED || !task.skipped().stream().allMatch(TaskLimits::isDay)) ? "skipped"
                : !TaskLimits.isMoment(task.createdAt()) ? "createdAt"
                : task.completedAt() != null && !TaskLimits.isMoment(task.completedAt()) ? "completedAt"
                : null;
        if (problem != null) {
            throw new Problem(422, "Not imported",
                    "Nothing was imported: " + problem + " of task number " + (index + 1) + " cannot be.");
        }
    }

    private static void check(Reminder reminder, int index) {
        boolean fits = reminder.taskId() != null && reminder.state() != null && TaskLimits.isMoment(reminder.remindAt())
                && (reminder.before() == null || TaskLimits.isBefore(reminder.before()))
                && (reminder.recurrence() == null || TaskLimits.isRule(reminder.recurrence()));
        if (!fits) {
            throw new Problem(422, "Not imported", "Nothing was imported: reminder number " + (index + 1) + " cannot be.");
        }
    }

    /** One step of undo, like what a message changes. */
    public static Effect effect(@Variable("imported") Imported imported, @Variable("turn") Turn turn) {
        OffsetDateTime now = turn.now().toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
        Map<UUID, List<Reminder>> reminders = new HashMap<>();
        for (Reminder reminder : imported.reminders()) {
            if (reminder.state() == Reminder.State.SCHEDULED && reminder.remindAt().isAfter(now)) {
                reminders.computeIfAbsent(reminder.taskId(), id -> new ArrayList<>()).add(reminder);
            }
        }
        List<Change> changes = new ArrayList<>();
        int reminded = 0;
        for (Task task : imported.tasks()) {
            Task copy = copy(task);
            TaskState state = new TaskState(copy, false, 1);
            changes.add(new Change.OfTask(EventType.TASK_CREATED, null, state));
            for (Reminder reminder : reminders.getOrDefault(task.id(), List.of())) {
                state = state.next();
                changes.add(new Change.OfReminder(EventType.REMINDER_SCHEDULED, state, null, new Reminder(
                        UuidCreator.getTimeOrderedEpoch(), copy.id(), reminder.remindAt(), reminder.before(),
                        reminder.recurrence(), Reminder.State.SCHEDULED)));
                reminded++;
            }
        }
        return Effect.change(
                changes,
                "Imported " + Phrases.count(imported.tasks().size(), "task", "tasks") + " and "
                        + Phrases.count(reminded, "reminder", "reminders") + ".",
                List.of());
    }

    private static Task copy(Task task) {
        return new Task(
                UuidCreator.getTimeOrderedEpoch(), task.title(), task.description() == null ? "" : task.description(),
                task.status(), task.due(), task.recurrence(), task.recurrenceFrom(), task.skipped(), task.priority(), task.tags(),
                task.checklist().stream()
                        .map(step -> new ChecklistItem(UuidCreator.getTimeOrderedEpoch(), step.title(), step.done()))
                        .toList(),
                task.createdAt(), task.updatedAt() == null ? task.createdAt() : task.updatedAt(), task.completedAt());
    }

    /** @param settings null where the document has none */
    public record Imported(List<Task> tasks, List<Reminder> reminders, Settings settings) {}
}
