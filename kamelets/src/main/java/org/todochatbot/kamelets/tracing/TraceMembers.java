package org.todochatbot.kamelets.tracing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Adds to each line of the log the trace in which it was written, where there is one. */
public class TraceMembers implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.add("traceId", event -> current().isValid() ? current().getTraceId() : null).whenNotNull();
        members.add("spanId", event -> current().isValid() ? current().getSpanId() : null).whenNotNull();
    }

    private static SpanContext current() {
        return Span.current().getSpanContext();
    }
}
