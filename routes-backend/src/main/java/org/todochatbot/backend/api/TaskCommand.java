package org.todochatbot.backend.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.checklist.ChecklistRules;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.tasks.TaskLimits;
import org.todochatbot.backend.tasks.TaskRules;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.kamelets.http.Problem;

/** Reads JSON of programs as commands, strictly: what is not known, or cannot be, is refused with how to mend it. */
public final class TaskCommand {

    private static final Set<String> PROPERTIES = Set.of(
            "title", "description", "due", "recurrence", "recurrenceFrom", "priority", "tags", "checklist", "reminders");
    private static final Set<String> REMINDER_PROPERTIES = Set.of("remindAt", "before", "recurrence");

    private TaskCommand() {}

    public static List<Command> create(@Body JsonNode json) {
        known(json, PROPERTIES);
        if (!json.hasNonNull("title")) {
            throw Problem.badRequest("title is missing: say what there is to do.");
        }
        JsonNode reminders = json.path("reminders");
        List<OffsetDateTime> remindAt = new ArrayList<>();
        List<String> remindBefore = new ArrayList<>();
        for (JsonNode reminder : array(reminders, "reminders")) {
            known(reminder, Set.of("remindAt", "before"));
            if (reminder.hasNonNull("remindAt")) {
                remindAt.add(moment(reminder, "remindAt"));
            } else {
                remindBefore.add(duration(reminder));
            }
        }
        if (!remindBefore.isEmpty() && !json.hasNonNull("due")) {
            throw Problem.badRequest("A reminder before the due time needs one: send due, or remindAt instead of before.");
        }
        return List.of(new Command(
                Intent.CREATE_TASK, title(json), description(json), due(json), null, remindAt, remindBefore,
                recurrence(json), recurrenceFrom(json), null, priority(json), tags(json), null, null, steps(json), null,
                null));
    }

    /** A JSON merge patch (RFC 7396): null takes away, what is absent stays. */
    public static List<Command> update(@Body JsonNode json, @Variable("taskId") UUID taskId) {
        known(json, Set.of("title", "description", "due", "recurrence", "recurrenceFrom", "priority", "tags"));
        if (json.isEmpty()) {
            throw Problem.badRequest("Nothing is to change: send at least one property.");
        }
        if (json.has("title") && json.get("title").isNull()) {
            throw Problem.badRequest("title cannot be taken away: send another one, or leave it out.");
        }
        if (json.hasNonNull("recurrenceFrom") && !json.hasNonNull("recurrence")) {
            throw Problem.badRequest("recurrenceFrom goes with recurrence: send both.");
        }
        List<String> removed = new ArrayList<>();
        for (String property : List.of("description", "due", "recurrence", "priority")) {
            if (json.has(property) && json.get(property).isNull()) {
                removed.add(property);
            }
        }
        if (json.has("tags")) {
            // A list replaces the one before it.
            removed.add("tags");
        }
        return ofTask(new Command(
                Intent.UPDATE_TASK, json.hasNonNull("title") ? title(json) : null, description(json), due(json), removed, null,
                null, recurrence(json), recurrenceFrom(json), null, priority(json), tags(json), null, null, null, null, null));
    }

    public static List<Command> complete() {
        return ofTask(Command.of(Intent.COMPLETE_TASK));
    }

    public static List<Command> reopen() {
        return ofTask(Command.of(Intent.REOPEN_TASK));
    }

    public static List<Command> skip() {
        return ofTask(Command.of(Intent.SKIP_TASK));
    }

    public static List<Command> delete() {
        return ofTask(Command.of(Intent.DELETE_TASK));
    }

    public static List<Command> undo() {
        return List.of(Command.of(Intent.UNDO));
    }

    public static List<Command> redo() {
        return List.of(Command.of(Intent.REDO));
    }

    public static List<Command> addStep(@Body JsonNode json) {
        known(json, Set.of("title"));
        return ofTask(checklist(Intent.ADD_TO_CHECKLIST, title(json)));
    }

    /** {@code {"done": true}} or false. */
    public static List<Command> tickStep(@Body JsonNode json, @Variable("stepId") UUID stepId) {
        known(json, Set.of("done"));
        if (!json.path("done").isBoolean()) {
            throw Problem.badRequest("done is neither true nor false: send one of them.");
        }
        return ofTask(checklist(
                json.get("done").booleanValue() ? Intent.TICK_CHECKLIST : Intent.UNTICK_CHECKLIST, stepId.toString()));
    }

    public static List<Command> removeStep(@Variable("stepId") UUID stepId) {
        return ofTask(checklist(Intent.REMOVE_FROM_CHECKLIST, stepId.toString()));
    }

    public static List<Command> addReminder(@Body JsonNode json) {
        return ofTask(reminder(Intent.SET_REMINDER, json));
    }

    public static List<Command> moveReminder(@Body JsonNode json) {
        return ofTask(reminder(Intent.MOVE_REMINDER, json));
    }

    public static List<Command> cancelReminder() {
        return ofTask(Command.of(Intent.CANCEL_REMINDER));
    }

    /** A JSON merge patch of settings; a time zone of null follows the device. */
    public static List<Command> settings(@Body JsonNode json, @Variable("turn") Turn turn) {
        known(json, Set.of("timezone", "weekStart", "reminderTime", "dateOrder"));
        if (json.isEmpty()) {
            throw Problem.badRequest("Nothing is to change: send at least one setting.");
        }
        Settings said;
        try {
            said = Json.MAPPER.convertValue(json, Settings.class);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("A setting is not one of its values: weekStart is \"monday\", \"saturday\" or \"sunday\","
                    + " reminderTime as \"09:00\", dateOrder \"month-first\" or \"day-first\".");
        }
        if (said.timezone() != null && !TaskLimits.isZone(said.timezone())) {
            throw Problem.badRequest("timezone is not an IANA time zone: send one such as \"Europe/Vienna\", or null.");
        }
        CommandBuilder change = new CommandBuilder(Intent.CHANGE_SETTINGS).settings(said);
        if (json.has("timezone") && json.get("timezone").isNull()) {
            change.remove("timezone");
        }
        return List.of(change.build());
    }

    /** The task is the one in the address: {@link Turn#about}. */
    private static List<Command> ofTask(Command command) {
        return List.of(command.of(List.of(Target.referredTo(Target.THIS))));
    }

    private static Command checklist(Intent intent, String step) {
        return new CommandBuilder(intent).step(step).build();
    }

    private static Command reminder(Intent intent, JsonNode json) {
        known(json, REMINDER_PROPERTIES);
        boolean at = json.hasNonNull("remindAt");
        if (at == json.hasNonNull("before")) {
            throw Problem.badRequest("Send either remindAt, a moment, or before, a duration before the due time.");
        }
        return new Command(
                intent, null, null, null, null, at ? List.of(moment(json, "remindAt")) : null, at ? null : List.of(duration(json)),
                recurrence(json), null, null, null, null, null, null, null, null, null);
    }

    private static String title(JsonNode json) {
        String title = text(json, "title");
        if (title == null || title.isBlank()) {
            throw Problem.badRequest("title is empty: say what there is to do.");
        }
        if (title.length() > TaskRules.MAX_TITLE_LENGTH) {
            throw Problem.badRequest("title is longer than " + TaskRules.MAX_TITLE_LENGTH
                    + " characters: put the rest into the description.");
        }
        return title.strip();
    }

    private static String description(JsonNode json) {
        String description = text(json, "description");
        if (description != null && !TaskLimits.isDescription(description)) {
            throw Problem.badRequest("description is longer than " + TaskLimits.MAX_DESCRIPTION_LENGTH + " characters: send a shorter one.");
        }
        return description;
    }

    private static Due due(JsonNode json) {
        if (!json.hasNonNull("due")) {
            return null;
        }
        try {
            Due due = Json.MAPPER.convertValue(json.get("due"), Due.class);
            if (TaskLimits.isDue(due)) {
                return due;
            }
        } catch (IllegalArgumentException e) {
            // Answered below.
        }
        throw Problem.badRequest("due is neither {\"date\": \"2027-01-31\"} nor {\"dateTime\": \"2027-01-31T09:00:00+01:00\"}"
                + " (with an IANA \"zone\" if wanted): send one of them.");
    }

    private static String recurrence(JsonNode json) {
        String rule = text(json, "recurrence");
        if (rule == null) {
            return null;
        }
        if (!TaskLimits.isRule(rule)) {
            throw Problem.badRequest("recurrence is no rule of RFC 5545, or comes every second: send one such as"
                    + " \"FREQ=WEEKLY;BYDAY=MO\".");
        }
        return rule;
    }

    private static RecurrenceFrom recurrenceFrom(JsonNode json) {
        String from = text(json, "recurrenceFrom");
        return switch (from) {
            case null -> null;
            case "due" -> RecurrenceFrom.DUE;
            case "completion" -> RecurrenceFrom.COMPLETION;
            default -> throw Problem.badRequest("recurrenceFrom is neither \"due\" nor \"completion\": send one of them.");
        };
    }

    private static Integer priority(JsonNode json) {
        if (!json.hasNonNull("priority")) {
            return null;
        }
        int priority = json.get("priority").isInt() ? json.get("priority").intValue() : 0;
        if (priority < 1 || priority > 4) {
            throw Problem.badRequest("priority is not a whole number from 1 (highest) to 4.");
        }
        return priority;
    }

    private static List<String> tags(JsonNode json) {
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : array(json.path("tags"), "tags")) {
            String text = tag.isTextual() ? tag.textValue().strip().toLowerCase(Locale.ROOT) : "";
            if (text.startsWith("#")) {
                text = text.substring(1);
            }
            if (!TaskLimits.isTag(text) || text.indexOf('\0') >= 0) {
                throw Problem.badRequest("A tag is a word of at most " + TaskLimits.MAX_TAG_LENGTH + " characters without spaces.");
            }
            tags.add(text);
        }
        if (tags.size() > TaskLimits.MAX_TAGS) {
            throw Problem.badRequest("A task has at most " + TaskLimits.MAX_TAGS + " tags.");
        }
        return tags.stream().distinct().toList();
    }

    private static List<String> steps(JsonNode json) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : array(json.path("checklist"), "checklist")) {
            if (!step.isTextual() || !TaskLimits.isTitle(step.textValue())) {
                throw Problem.badRequest("checklist holds the titles of steps, each of 1 to " + TaskRules.MAX_TITLE_LENGTH
                        + " characters.");
            }
            steps.add(step.textValue().strip());
        }
        if (steps.size() > ChecklistRules.MAX_STEPS) {
            throw Problem.badRequest("A checklist has at most " + ChecklistRules.MAX_STEPS + " steps.");
        }
        return steps;
    }

    private static OffsetDateTime moment(JsonNode json, String property) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(json.get(property).asText());
            if (!TaskLimits.isMoment(moment)) {
                throw Problem.badRequest(property + " is too long ago, or too far ahead: send one of the years 2000 to 2199.");
            }
            return moment;
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(property + " is not an RFC 3339 moment: send one such as \"2027-01-31T09:00:00+01:00\".");
        }
    }

    private static String duration(JsonNode json) {
        String before = json.path("before").asText();
        if (TaskLimits.isBefore(before)) {
            return Duration.parse(before).toString();
        }
        throw Problem.badRequest("before is not an ISO 8601 duration: send one such as \"PT10M\".");
    }

    private static String text(JsonNode json, String property) {
        if (!json.hasNonNull(property)) {
            return null;
        }
        if (!json.get(property).isTextual() || json.get(property).textValue().indexOf('\0') >= 0) {
            throw Problem.badRequest(property + " is no text, or holds a NUL character (U+0000).");
        }
        return json.get(property).textValue();
    }

    private static Iterable<JsonNode> array(JsonNode json, String property) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        if (!json.isArray()) {
            throw Problem.badRequest(property + " is no list: see the OpenAPI document for what is expected.");
        }
        return json;
    }

    private static void known(JsonNode json, Set<String> properties) {
        if (!json.isObject()) {
            throw Problem.badRequest("A JSON object is expected: see the OpenAPI document.");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
            if (!properties.contains(names.next())) {
                throw Problem.badRequest("A property is not known here. Known are: "
                        + String.join(", ", properties.stream().sorted().toList()) + ".");
            }
        }
    }
}
