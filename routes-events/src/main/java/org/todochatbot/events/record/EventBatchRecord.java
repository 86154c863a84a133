package org.todochatbot.events.record;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.kamelets.tracing.EventTrace;
import org.todochatbot.events.insights.InsightTally;
import org.todochatbot.events.insights.TaskSnapshot;
import org.todochatbot.events.insights.Undoing;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * Records a batch of events in one transaction: the audit log, whose key tells which are new, then the insights and
 * task states of those. An event that comes twice has one effect. Of an account that was deleted nothing is kept.
 */
@Component
public class EventBatchRecord implements LambdaRouteBuilder {

    private final RecordingTransaction recordingTransaction;
    private final EventTrace eventTrace;

    public EventBatchRecord(RecordingTransaction recordingTransaction, EventTrace eventTrace) {
        this.recordingTransaction = recordingTransaction;
        this.eventTrace = eventTrace;
    }

    @Override
    public void accept(RouteBuilder routes) {
        // The body becomes the list of day counts that the new events add.
        routes.from("direct:event-batch-record").routeId("event-batch-record")
                .errorHandler(routes.noErrorHandler())
                .setVariable("events", body())
                .process(exchange -> exchange.setVariable("begun", Instant.now()))
                .policy(recordingTransaction)
                    .filter(method(EventBatchRecord.class, "deletesAccounts"))
                        .to("sql:classpath:sql/await-other-recorders.sql")
                        .setBody(method(EventBatchRecord.class, "deletions"))
                        .to("sql:classpath:sql/delete-accounts.sql")
                        .setBody(variable("events"))
                    .end()
                    .setBody(method(EventBatchRecord.class, "rows"))
                    .to("sql:classpath:sql/insert-events.sql")
                    .setBody(method(EventBatchRecord.class, "fresh"))
                    .setVariable("fresh", body())
                    .setVariable("counts", constant(List.of()))
                    .filter(simple("${variable.fresh.size} > 0"))
                        .setBody(method(TaskSnapshot.class, "rows"))
                        .to("sql:classpath:sql/save-task-states.sql")
                        .setVariable("undone", constant(List.of()))
                        .setBody(variable("fresh"))
                        .filter(method(Undoing.class, "isAmong"))
                            .setBody(method(Undoing.class, "rows"))
                            .to("sql:classpath:sql/find-undone.sql")
                            .setVariable("undone", body())
                        .end()
                        .setVariable("counts", method(InsightTally.class, "of(${variable.fresh}, ${variable.undone})"))
                        .setBody(method(InsightTally.class, "rows(${variable.counts})"))
                        .to("sql:classpath:sql/add-insights.sql")
                    .end()
                .end()
                .bean(this, "trace")
                .setBody(variable("counts"));
    }

    public void trace(@Variable("fresh") List<ReceivedEvent> fresh, @Variable("begun") Instant begun)
            throws JsonProcessingException {
        eventTrace.note("event-record", SpanKind.CONSUMER, fresh.stream().map(ReceivedEvent::json), begun);
    }

    public static boolean deletesAccounts(@Body List<ReceivedEvent> events) {
        return events.stream().anyMatch(EventBatchRecord::deletesAccount);
    }

    public static Map<String, Object> deletions(@Body List<ReceivedEvent> events) throws JsonProcessingException {
        List<Map<String, Object>> deletions = events.stream()
                .filter(EventBatchRecord::deletesAccount)
                .map(e -> Map.<String, Object>of("personId", e.event().personid(), "time", e.event().time()))
                .toList();
        return Map.of("deletions", Json.MAPPER.writeValueAsString(deletions));
    }

    private static boolean deletesAccount(ReceivedEvent received) {
        return received.event().type() == EventType.ACCOUNT_DELETED;
    }

    public static Map<String, Object> rows(@Body List<ReceivedEvent> events) throws JsonProcessingException {
        return Map.of("events", Json.MAPPER.writeValueAsString(
                events.stream().map(EventRow::of).toList()));
    }

    public static List<ReceivedEvent> fresh(
            @Body List<Map<String, Object>> recorded, @Variable("events") List<ReceivedEvent> events) {
        Set<UUID> fresh = recorded.stream()
                .map(row -> (UUID) row.get("eventId"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        // Each id once, also when one batch holds two deliveries of an event.
        return events.stream().filter(e -> fresh.remove(e.id())).toList();
    }

    /** A row of {@code insert-events.sql}: the event goes as it came, and what of it is a column of its own goes beside it. */
    private record EventRow(
            UUID eventId,
            String topic,
            String type,
            UUID personId,
            String subject,
            Long sequence,
            OffsetDateTime time,
            @JsonRawValue String event) {

        static EventRow of(ReceivedEvent received) {
            var event = received.event();
            return new EventRow(
                    event.id(), received.topic(), event.type().id(), event.personid(), event.subject(), event.sequence(), event.time(),
                    received.json());
        }
    }
}
