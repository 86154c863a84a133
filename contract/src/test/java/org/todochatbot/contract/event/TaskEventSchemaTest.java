package org.todochatbot.contract.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.settings.SavedFilter;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.ChecklistItem;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema that other programs rely on is that of the events that are written. */
class TaskEventSchemaTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-23T09:00:00Z");

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(getClass().getResourceAsStream("/schemas/task-event.schema.json"));

    @Test
    void anEventFitsItsSchema() {
        assertThat(schema.validate(event())).isEmpty();
    }

    @Test
    void whatLacksItsSequenceOrIsOfAnUnknownTypeDoesNot() {
        ObjectNode withoutSequence = event();
        withoutSequence.remove("sequence");
        assertThat(schema.validate(withoutSequence)).isNotEmpty();
        assertThat(schema.validate(event().put("type", "task-forgotten"))).isNotEmpty();
    }

    @Test
    void everyTypeOfTheTaskTopicsIsInTheSchema() {
        for (EventType type : EventType.values()) {
            boolean ofTask = List.of(Topic.TASK_EVENTS, Topic.TASK_UPDATES, Topic.REMINDERS).contains(type.topic())
                    && type.isAboutTask();
            assertThat(schema.validate(event().put("type", type.id())).isEmpty()).as(type.id()).isEqualTo(ofTask);
        }
    }

    @Test
    void anEventOfSettingsHasThemAndNoTask() {
        ObjectNode event = event().put("type", EventType.SETTINGS_CHANGED.id());
        Settings settings = Settings.DEFAULT.saving(new SavedFilter("work", "show my urgent work tasks"));
        event.set("data", Json.MAPPER.valueToTree(TaskData.ofSettings(settings)));

        assertThat(schema.validate(event)).isEmpty();
        assertThat(schema.validate(event().put("type", EventType.SETTINGS_CHANGED.id()))).isNotEmpty();
    }

    @Test
    void theEventOfADeletedAccountHasNothingElse() {
        ObjectNode event = event().put("type", EventType.ACCOUNT_DELETED.id());
        event.set("data", Json.MAPPER.valueToTree(TaskData.of(null, true, List.of())));

        assertThat(schema.validate(event)).isEmpty();
    }

    private static ObjectNode event() {
        UUID id = UUID.randomUUID();
        Task task = new Task(id, "buy milk", "", TaskStatus.PENDING, new Due.Moment(NOW, "Europe/Vienna"), "FREQ=DAILY", RecurrenceFrom.DUE, 4,
                List.of("home"), List.of(new ChecklistItem(UUID.randomUUID(), "oat milk", false)), NOW, NOW, null);
        return Json.MAPPER.valueToTree(new CloudEvent<>(
                "1.0", UUID.randomUUID(), "routes-backend", EventType.TASK_CREATED, id.toString(), NOW, "application/json", 1L,
                "Europe/Vienna", UUID.randomUUID(), TaskData.of(task, false, List.of())));
    }
}
