package org.todochatbot.events.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.UUID;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.event.TaskData;

/**
 * An event as it came from a topic.
 *
 * @param json the whole envelope, as the audit log keeps it: also what this version does not know
 */
public record ReceivedEvent(String topic, String json, CloudEvent<TaskData> event) {

    /** What follows an event would go into the SQL with it. */
    private static final ObjectReader READER = Json.MAPPER.readerFor(new TypeReference<CloudEvent<TaskData>>() {})
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws UnreadableEvent when it is no event that this service knows: no retry can mend that */
    public static ReceivedEvent of(String topic, String text) {
        try {
            CloudEvent<TaskData> event = READER.readValue(text);
            if (event == null || event.id() == null || event.type() == null || event.personid() == null || event.time() == null) {
                throw new UnreadableEvent("an event lacks its id, type, person or time", null);
            }
            if (event.zone() == null || event.data() == null) {
                throw new UnreadableEvent("an event of the type " + event.type().id() + " lacks its zone or data", null);
            }
            if (event.type().isAboutTask() && (event.data().task() == null || event.sequence() == null)) {
                throw new UnreadableEvent("an event of the type " + event.type().id() + " lacks its task or sequence", null);
            }
            return new ReceivedEvent(topic, text, event);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnreadableEvent("an event does not fit its schema", e);
        }
    }

    public UUID id() {
        return event.id();
    }

    /** What no retry can mend. */
    public static class UnreadableEvent extends RuntimeException {
        UnreadableEvent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
