package org.todochatbot.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;
import org.todochatbot.tests.stack.TraceReceiver;

/** One trace goes from the browser's request to what became of it in every service. */
@OnTheStack
class TraceTest {

    private static final String BROWSERS_SPAN = "00f067aa0ba902b7";

    @Test
    void aMessageIsOneTraceThroughDaprSqlTheOutboxKafkaAndTheInsights() throws IOException {
        Person ann = Person.signUp();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String messageId = UUID.randomUUID().toString();

        HttpResponse<String> answer = Person.send(HttpRequest.newBuilder(URI.create(TheStack.get().url() + "/api/chat"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + ann.token())
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + traceId + "-" + BROWSERS_SPAN + "-01")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Person.json(Map.of("messageId", messageId, "text", "add water the begonias"))))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        // Each service sends its spans every few seconds, in no order.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<TraceReceiver.Received> spans = TheStack.traces().of(traceId);
            assertThat(spans).extracting(TraceReceiver.Received::name).contains("outbox-publish", "event-record");
            assertThat(spans).extracting(TraceReceiver.Received::service)
                    .contains("routes-frontend", "routes-backend", "routes-events");
            assertThat(spans).anyMatch(span -> span.service().equals("routes-backend") && span.attributes().contains("insert-outbox"));
            // Nothing hangs in the air.
            Set<String> ids = spans.stream().map(TraceReceiver.Received::spanId).collect(Collectors.toSet());
            assertThat(spans).allMatch(span -> span.parentId().equals(BROWSERS_SPAN) || ids.contains(span.parentId()));
        });
        assertThat(TheStack.traces().of(traceId)).noneMatch(span -> span.attributes().contains("begonias"));
    }

    @Test
    void aTraceOfTheCalendarDoesNotHoldItsSecret() {
        Person ann = Person.signUp();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String path = Person.tree(ann.post("/api/feed", "").body()).get("path").asText();

        Person.send(HttpRequest.newBuilder(URI.create(TheStack.get().url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("traceparent", "00-" + traceId + "-" + BROWSERS_SPAN + "-01")
                .build());

        await().atMost(Duration.ofSeconds(30)).until(() -> TheStack.traces().of(traceId).stream()
                .map(TraceReceiver.Received::service).distinct().count() == 2);
        String secret = path.substring(path.lastIndexOf('/') + 1).replace(".ics", "");
        assertThat(TheStack.traces().of(traceId)).noneMatch(span -> (span.name() + span.attributes()).contains(secret));
    }

    @Test
    void aLineOfTheLogNamesTheTraceAndTheMessage() throws IOException {
        Person ann = Person.signUp();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String messageId = UUID.randomUUID().toString();
        TheStack.get().part("postgresql").stop();
        try {
            Person.send(HttpRequest.newBuilder(URI.create(TheStack.get().url() + "/api/chat"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + ann.token())
                    .header("Content-Type", "application/json")
                    .header("traceparent", "00-" + traceId + "-" + BROWSERS_SPAN + "-01")
                    .POST(HttpRequest.BodyPublishers.ofString(Person.json(Map.of("messageId", messageId, "text", "add buy milk"))))
                    .build());
        } finally {
            TheStack.get().part("postgresql").start();
            TheStack.awaitAllReady();
        }

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (var lines = Files.lines(TheStack.get().dataFolder().resolve("logs/routes-backend.json"))) {
                assertThat(lines).anyMatch(line -> line.contains("\"traceId\":\"" + traceId + "\"")
                        && line.contains("\"messageId\":\"" + messageId + "\""));
            }
        });
    }
}
