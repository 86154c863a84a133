package org.todochatbot.contract.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A moment at which a person wants to be told of a task.
 *
 * @param id also the name of its Dapr job
 * @param remindAt whole milliseconds, because Dapr's scheduler takes no finer times
 * @param before ISO 8601 duration before the due time, with which the reminder moves; null for a moment of its own
 * @param recurrence RFC 5545 recurrence rule by which it comes again until the task is done; null for once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reminder(UUID id, UUID taskId, OffsetDateTime remindAt, String before, String recurrence, State state) {

    /** Where a reminder is in its life. A fired one is scheduled again by a snooze. */
    public enum State {
        @JsonProperty("scheduled")
        SCHEDULED,
        @JsonProperty("fired")
        FIRED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    public Reminder in(State state) {
        return new Reminder(id, taskId, remindAt, before, recurrence, state);
    }

    public Reminder at(OffsetDateTime remindAt) {
        return new Reminder(id, taskId, remindAt, before, recurrence, State.SCHEDULED);
    }
}
