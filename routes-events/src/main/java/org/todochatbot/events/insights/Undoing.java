package org.todochatbot.events.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.events.record.ReceivedEvent;

/**
 * An event after which an earlier one of the same task does not count any more, or counts again. Whoever adds a task and takes that
 * back has added none; whoever reopens a completed task has completed none, on the day that it was completed.
 *
 * @param sequence of the event that undoes
 * @param type of the event that undoes
 * @param undoes id of the event that does not count any more, whatever it was; null when it is the last that {@code type} undoes
 * @param redoes id of the event that counts again; null when none does
 */
public record Undoing(UUID taskId, long sequence, EventType type, UUID undoes, UUID redoes) {

    /** Of these {@code find-undone.sql} knows what they undo. */
    private static final Set<EventType> BY_TYPE = Set.of(EventType.TASK_REOPENED, EventType.TASK_RESTORED);

    public static boolean isAmong(@Body List<ReceivedEvent> events) {
        return events.stream().anyMatch(Undoing::isOne);
    }

    public static Map<String, Object> rows(@Body List<ReceivedEvent> events) throws JsonProcessingException {
        return Map.of("undoing", Json.MAPPER.writeValueAsString(
                events.stream().filter(Undoing::isOne).map(Undoing::of).toList()));
    }

    private static boolean isOne(ReceivedEvent received) {
        var event = received.event();
        return BY_TYPE.contains(event.type()) || event.data().undoes() != null || event.data().redoes() != null;
    }

    private static Undoing of(ReceivedEvent received) {
        var event = received.event();
        return new Undoing(
                event.data().task().id(), event.sequence(), event.type(), event.data().undoes(), event.data().redoes());
    }
}
