package org.todochatbot.events.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.events.record.ReceivedEvent;

/**
 * An event after which an earlier one of the same task does not count any more: whoever completes a task and takes that back has
 * completed none, on the day that it was completed.
 *
 * @param sequence of the event that undoes
 * @param undone the type of what is undone: the last of it before
 */
public record Undoing(UUID taskId, long sequence, EventType undone) {

    private static final Map<EventType, EventType> UNDOES = Map.of(
            EventType.TASK_REOPENED, EventType.TASK_COMPLETED,
            EventType.TASK_RESTORED, EventType.TASK_DELETED);

    public static boolean isAmong(@Body List<ReceivedEvent> events) {
        return events.stream().anyMatch(Undoing::isOne);
    }

    public static Map<String, Object> rows(@Body List<ReceivedEvent> events) throws JsonProcessingException {
        return Map.of("undoing", Json.MAPPER.writeValueAsString(
                events.stream().filter(Undoing::isOne).map(Undoing::of).toList()));
    }

    private static boolean isOne(ReceivedEvent received) {
        return UNDOES.containsKey(received.event().type());
    }

    private static Undoing of(ReceivedEvent received) {
        var event = received.event();
        return new Undoing(event.data().task().id(), event.sequence(), UNDOES.get(event.type()));
    }
}
