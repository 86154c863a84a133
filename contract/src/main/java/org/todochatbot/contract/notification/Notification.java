package org.todochatbot.contract.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Something that a person is told without having asked just then.
 *
 * @param id ascending within one person's notifications; it is the event id of the server-sent event
 * @param taskId the task it speaks of, or null
 * @param at when it was made
 * @param seenAt null until the person has seen it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Notification(String id, Kind kind, UUID taskId, String text, OffsetDateTime at, OffsetDateTime seenAt) {

    /** What a notification is about. */
    public enum Kind {
        @JsonProperty("reminder")
        REMINDER,
        /** The answer to a queued message. */
        @JsonProperty("reply")
        REPLY,
        @JsonProperty("notice")
        NOTICE
    }
}
