package org.todochatbot.kamelets.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;

/**
 * Leaves out of spans what may hold people's words, or a secret: addresses of requests, and events, in which exceptions and log lines quote
 * their input. A trace says what happened where, and for how long.
 */
record WithoutQueries(SpanExporter exporter) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().map(Stripped::new).map(SpanData.class::cast).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Stripped extends DelegatingSpanData {

        private Stripped(SpanData span) {
            super(span);
        }

        @Override
        public Attributes getAttributes() {
            return super.getAttributes().toBuilder().removeIf(Stripped::mayHoldWords).build();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        private static boolean mayHoldWords(AttributeKey<?> key) {
            // The address of a request: of a calendar feed it is the secret itself. url.path is that of the endpoint.
            return key.getKey().equals("http.url") || key.getKey().contains("query") || key.getKey().contains("uri")
                    || key.getKey().contains("message") && !key.getKey().equals(EventTrace.EVENT_ID);
        }
    }
}
