package org.todochatbot.backend.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.kamelets.tracing.EventTrace;

/** Makes of an event the parameters of {@code insert-outbox.sql}, in the trace of the step that causes it. */
public final class OutboxRow {

    private OutboxRow() {}

    /** A map that may be added to. */
    public static Map<String, Object> of(CloudEvent<?> event) {
        Map<String, Object> row = new HashMap<>();
        row.put("personId", event.personid());
        row.put("topic", event.type().topic());
        row.put("eventId", event.id());
        try {
            row.put("event", EventTrace.json(event));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }
}
