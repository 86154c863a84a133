package org.todochatbot.backend.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.outbox.OutboxRow;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.event.TaskData;
import org.todochatbot.contract.task.Task;

/** Makes of a change the parameters of the SQL that stores it: the new state, the line of history, the event. */
@Component
public class ChangeRow {

    private final Clock clock;

    public ChangeRow(Clock clock) {
        this.clock = clock;
    }

    public Map<String, Object> of(
            @Body Change change, @Variable("actor") Actor actor, @Variable("changeSet") Long changeSet) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<String, Object> row = OutboxRow.of(event(change, actor, UuidCreator.getTimeOrderedEpoch(), now));
        row.put("changeSet", changeSet);
        row.put("type", change.type().id());
        row.put("change", json(change));
        row.put("at", now);
        switch (change) {
            case Change.OfTask c -> ofTask(c.task(), now, row);
            case Change.OfReminder c -> {
                ofTask(c.task(), now, row);
                row.put("reminderId", c.after().id());
                row.put("remindAt", c.after().remindAt());
                row.put("before", c.after().before());
                row.put("recurrence", c.after().recurrence());
                row.put("state", c.after().state().name().toLowerCase());
            }
            case Change.OfSettings c -> {
                row.put("version", c.version());
                row.put("settings", json(c.after()));
                row.put("timezone", c.after().timezone());
            }
        }
        return row;
    }

    private static void ofTask(TaskState state, OffsetDateTime now, Map<String, Object> row) {
        row.put("taskId", state.task().id());
        row.put("version", state.version());
        row.put("deletedAt", state.deleted() ? now : null);
        row.put("task", json(state.task()));
    }

    private static CloudEvent<TaskData> event(Change change, Actor actor, UUID id, OffsetDateTime now) {
        TaskData data =
                switch (change) {
                    case Change.OfTask c -> new TaskData(
                            c.task().task(), c.task().deleted(), changed(c), null, null, null, c.undoes(), c.redoes());
                    case Change.OfReminder c -> TaskData.ofReminder(
                            c.task().task(), c.task().deleted(), c.after(), c.notification());
                    case Change.OfSettings c -> TaskData.ofSettings(c.after());
                };
        return new CloudEvent<>(
                "1.0",
                id,
                "routes-backend",
                change.type(),
                (change instanceof Change.OfSettings ? actor.personId() : change.task().task().id()).toString(),
                now,
                "application/json",
                change instanceof Change.OfSettings settings ? settings.version() : change.task().version(),
                actor.zone().getId(),
                actor.personId(),
                data);
    }

    private static List<String> changed(Change.OfTask change) {
        List<String> changed = new ArrayList<>();
        Task after = change.task().task();
        Task before = change.before() == null ? null : change.before().task();
        if (before == null) {
            return changed;
        }
        if (!before.title().equals(after.title())) changed.add("title");
        if (!before.description().equals(after.description())) changed.add("description");
        if (before.status() != after.status()) changed.add("status");
        if (!Objects.equals(before.due(), after.due())) changed.add("due");
        if (!Objects.equals(before.recurrence(), after.recurrence())
                || before.recurrenceFrom() != after.recurrenceFrom()
                || !before.skipped().equals(after.skipped())) changed.add("recurrence");
        if (before.priority() != after.priority()) changed.add("priority");
        if (!before.tags().equals(after.tags())) changed.add("tags");
        if (!before.checklist().equals(after.checklist())) changed.add("checklist");
        return changed;
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
