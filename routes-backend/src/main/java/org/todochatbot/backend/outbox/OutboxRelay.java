package org.todochatbot.backend.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opentelemetry.api.trace.SpanKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.transaction.SystemTransaction;
import org.todochatbot.contract.Json;
import org.todochatbot.kamelets.publish.OutgoingEvent;
import org.todochatbot.kamelets.tracing.EventTrace;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * Publishes what was committed, at least once and in order per task: an event leaves the outbox only when the broker
 * has acknowledged it, and the next one of that task goes only then. Event ids are stable, so that consumers tell a
 * second delivery.
 *
 * <p>The rows of a batch stay locked until it is acknowledged, and other replicas pass over them: any number may run.
 */
@Component
public class OutboxRelay implements LambdaRouteBuilder {

    /** Has the relay look at the outbox. A wake-up that finds one waiting already is not needed, and is dropped. */
    public static final String WAKE = "seda:outbox-relay?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    /** The same for what a person waits for: the relay looks after the shortest pause. */
    public static final String HURRY = "direct:outbox-hurry";

    /** A sidecar takes 4 MiB in one call; an envelope adds to each event. */
    private static final int MAX_BATCH_BYTES = 1_000_000;

    private final SystemTransaction systemTransaction;
    private final EventTrace eventTrace;
    private final Pace pace;

    public OutboxRelay(
            SystemTransaction systemTransaction,
            EventTrace eventTrace,
            Clock clock,
            @Value("${todo.outbox.shortest-pause-millis}") long shortestPause,
            @Value("${todo.outbox.longest-pause-millis}") long longestPause) {
        this.systemTransaction = systemTransaction;
        this.eventTrace = eventTrace;
        this.pace = new Pace(Duration.ofMillis(shortestPause), Duration.ofMillis(longestPause), clock);
    }

    @Override
    public void accept(RouteBuilder routes) {
        // The safety net: what a wake-up after a commit missed, another replica left, or a broker refused.
        routes.from("timer:outbox-poll?period={{todo.outbox.poll-period-millis}}").routeId("outbox-poll")
                .to(WAKE);

        routes.from(HURRY).routeId("outbox-hurry")
                .errorHandler(routes.noErrorHandler())
                .process(exchange -> pace.hurry())
                .to(WAKE);

        routes.from("seda:outbox-relay?size=1").routeId("outbox-relay")
                .routeConfigurationId(ChatErrors.RUN_AGAIN)
                // What is committed meanwhile goes along: a round costs about the same for one event as for a hundred.
                .process(exchange -> pace.rest())
                .setVariable("more", constant(true))
                .loopDoWhile(variable("more")).breakOnShutdown()
                    .to("direct:outbox-publish")
                .end()
                .process(exchange -> pace.over())
                // Another replica may have passed over the next event of a task whose first this one held.
                .filter(method(OutboxRelay.class, "isAnyAcknowledged"))
                    .to(WAKE)
                .end();

        routes.from("direct:outbox-publish").routeId("outbox-publish")
                .errorHandler(routes.noErrorHandler())
                .policy(systemTransaction)
                    .to("sql:classpath:sql/find-outbox-heads.sql")
                    .setVariable("waiting", method(OutboxRelay.class, "waiting"))
                    .process(exchange -> exchange.setVariable("acknowledged", new AtomicInteger()))
                    .split(method(OutboxRelay.class, "byTopic")).stopOnException()
                        .setVariable("topic", simple("${body.topic}"))
                        .setVariable("batch", body())
                        .process(exchange -> exchange.setVariable("begun", Instant.now()))
                        .setBody(simple("${body.events}"))
                        .toD("kamelet:dapr-publish-sink?pubsub=pubsub&topic=${variable.topic}")
                        .setBody(method(OutboxRelay.class, "ids"))
                        .to("sql:classpath:sql/delete-outbox.sql")
                        .bean(this, "trace")
                    .end()
                    .setVariable("more", method(OutboxRelay.class, "isMore"))
                .end();
    }

    public static int waiting(@Body List<Map<String, Object>> rows) {
        return rows.isEmpty() ? 0 : (Integer) rows.getFirst().get("waiting");
    }

    /** By topic, and by what fits into one call of the sidecar. */
    public static List<TopicBatch> byTopic(@Body List<Map<String, Object>> rows) {
        List<TopicBatch> batches = new ArrayList<>();
        rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row.get("topic"), Collectors.mapping(OutboxRelay::event, Collectors.toList())))
                .forEach((topic, events) -> {
                    List<OutgoingEvent> batch = new ArrayList<>();
                    int bytes = 0;
                    for (OutgoingEvent event : events) {
                        if (!batch.isEmpty() && bytes + event.cloudEvent().length > MAX_BATCH_BYTES) {
                            batches.add(new TopicBatch(topic, List.copyOf(batch)));
                            batch.clear();
                            bytes = 0;
                        }
                        batch.add(event);
                        bytes += event.cloudEvent().length;
                    }
                    batches.add(new TopicBatch(topic, List.copyOf(batch)));
                });
        return batches;
    }

    public static Map<String, Object> ids(@Body Set<String> acknowledged, @Variable("acknowledged") AtomicInteger count)
            throws JsonProcessingException {
        count.addAndGet(acknowledged.size());
        return Map.of("ids", Json.MAPPER.writeValueAsString(acknowledged));
    }

    /**
     * Whether the next round is at once: when more waited than this one took. What was committed meanwhile waits for others to
     * go along, and a round that got nothing acknowledged is the last until the next look.
     */
    public static boolean isMore(@Variable("acknowledged") AtomicInteger acknowledged, @Variable("waiting") int waiting) {
        return isAnyAcknowledged(acknowledged) && acknowledged.get() < waiting;
    }

    public static boolean isAnyAcknowledged(@Variable("acknowledged") AtomicInteger acknowledged) {
        return acknowledged.get() > 0;
    }

    public void trace(@Variable("batch") TopicBatch batch, @Variable("begun") Instant begun) throws JsonProcessingException {
        eventTrace.note(
                "outbox-publish",
                SpanKind.PRODUCER,
                batch.events().stream().map(event -> new String(event.cloudEvent(), StandardCharsets.UTF_8)),
                begun);
    }

    /** Known to the broker's answer by the row's id, by which it is deleted: the one that is indexed anyway. */
    private static OutgoingEvent event(Map<String, Object> row) {
        return new OutgoingEvent(
                row.get("id").toString(),
                (String) row.get("personId"),
                ((String) row.get("event")).getBytes(StandardCharsets.UTF_8));
    }

    /** The events of one round that go to one topic. */
    public record TopicBatch(String topic, List<OutgoingEvent> events) {}
}
