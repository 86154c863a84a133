package org.todochatbot.kamelets.tracing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.CloudEvent;

/**
 * Carries a trace through an event: the outbox, Kafka and whoever consumes it work on batches, each event of another trace. It
 * is in the event itself (CloudEvents' extension for distributed tracing), so the outbox row keeps it.
 */
public class EventTrace {

    static final String EVENT_ID = "messaging.message.id";

    private static final String PARENT = "traceparent";
    private static final String PARENT_MEMBER = "\"" + PARENT + "\":\"";
    private static final int LAST_OF_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".length() - 1;
    /** By this name Dapr looks whether an event has a trace already. */
    private static final String DAPRS_PARENT = "traceid";

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    };

    private final Tracer tracer;

    public EventTrace(OpenTelemetry openTelemetry) {
        tracer = openTelemetry.getTracer("org.todochatbot.events");
    }

    /** The event as JSON, in the trace of the step that is being carried out, if it is traced. */
    public static String json(CloudEvent<?> event) throws JsonProcessingException {
        SpanContext current = Span.current().getSpanContext();
        ObjectNode json = Json.MAPPER.valueToTree(event);
        if (current.isValid()) {
            String parent = "00-" + current.getTraceId() + "-" + current.getSpanId() + "-" + current.getTraceFlags().asHex();
            json.put(PARENT, parent).put(DAPRS_PARENT, parent);
        }
        return Json.MAPPER.writeValueAsString(json);
    }

    /**
     * Notes of each traced event that something was done with it, from a moment until now.
     *
     * @param name of the span: the id of the route that did it
     * @param events as JSON; only those whose trace is sampled are parsed
     */
    public void note(String name, SpanKind kind, Stream<String> events, Instant begun) throws JsonProcessingException {
        for (String json : events.filter(EventTrace::isSampled).toList()) {
            JsonNode event = Json.MAPPER.readTree(json);
            String parent = event.path(PARENT).asText("");
            if (!parent.isEmpty()) {
                Context context = W3CTraceContextPropagator.getInstance().extract(Context.root(), Map.of(PARENT, parent), GETTER);
                tracer.spanBuilder(name)
                        .setParent(context)
                        .setSpanKind(kind)
                        .setStartTimestamp(begun)
                        .setAttribute(EVENT_ID, event.path("id").asText())
                        .startSpan()
                        .end();
            }
        }
    }

    /** By the last bit of its traceparent, because Dapr gives one to every event, sampled or not. */
    private static boolean isSampled(String event) {
        int parent = event.indexOf(PARENT_MEMBER);
        int flags = parent + PARENT_MEMBER.length() + LAST_OF_PARENT;
        return parent >= 0 && flags < event.length() && (Character.digit(event.charAt(flags), 16) & 1) == 1;
    }
}
