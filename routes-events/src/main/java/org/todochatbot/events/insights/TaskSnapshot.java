package org.todochatbot.events.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.events.record.ReceivedEvent;

/**
 * What the insights need to know of a task after an event.
 *
 * @param pending neither completed nor deleted
 * @param sequence of the event: the highest wins, from whichever topic it came
 */
public record TaskSnapshot(
        UUID taskId, UUID personId, boolean pending, LocalDate dueDate, OffsetDateTime dueAt, long sequence) {

    public static Map<String, Object> rows(@Body List<ReceivedEvent> events) throws JsonProcessingException {
        return Map.of("states", Json.MAPPER.writeValueAsString(events.stream()
                .filter(received -> received.event().type().isAboutTask())
                .map(TaskSnapshot::of).toList()));
    }

    private static TaskSnapshot of(ReceivedEvent received) {
        var event = received.event();
        var task = event.data().task();
        return new TaskSnapshot(
                task.id(),
                event.personid(),
                task.status() == TaskStatus.PENDING && !event.data().deleted(),
                task.due() instanceof Due.Day day ? day.date() : null,
                task.due() instanceof Due.Moment moment ? moment.dateTime() : null,
                event.sequence());
    }
}
