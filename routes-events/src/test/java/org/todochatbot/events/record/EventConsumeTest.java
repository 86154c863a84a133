package org.todochatbot.events.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommitFactory.CamelExchangePayload;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.todochatbot.events.deadletter.DeadLetterPublish;
import org.todochatbot.events.deadletter.EventErrors;
import org.todochatbot.events.insights.DayCounts;
import org.todochatbot.events.insights.TaskSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class EventConsumeTest {

    private static final String EVENT = """
            {"specversion": "1.0", "id": "01a207b6-05cc-7584-a069-e1d635b2d9e3", "source": "routes-backend",
             "type": "task-created", "subject": "01a207b6-05cc-7584-a069-e1d635b2d9e4", "time": "2026-11-23T09:00:00Z",
             "sequence": 1, "zone": "Europe/Vienna", "personid": "01a207b6-05cc-7584-a069-e1d635b2d9e5",
             "data": {"task": {"id": "01a207b6-05cc-7584-a069-e1d635b2d9e4", "title": "x", "status": "pending",
                               "priority": 4, "tags": []}}}
            """;

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private CamelContext camel;
    private MockEndpoint recorded;
    private MockEndpoint deadLetter;

    @BeforeEach
    void start() throws Exception {
        consumer.assign(List.of(new TopicPartition("task-events", 0), new TopicPartition("task-events", 1)));
        camel = new DefaultCamelContext();
        camel.getPropertiesComponent().addInitialProperty("todo.events.topics", "task-events");
        camel.getPropertiesComponent().addInitialProperty("todo.events.group-id", "test");
        camel.getPropertiesComponent().addInitialProperty("todo.events.consumers", "1");
        camel.getPropertiesComponent().addInitialProperty("todo.events.batch-size", "10");
        camel.getPropertiesComponent().addInitialProperty("todo.events.poll-timeout-millis", "10");
        camel.getPropertiesComponent().addInitialProperty("todo.events.batching-interval-millis", "10");
        camel.addRoutesConfigurations(new EventErrors());
        RouteBuilder.addRoutes(camel, new EventConsume());
        RouteBuilder.addRoutes(camel, new DeadLetterPublish());
        AdviceWith.adviceWith(camel, "event-consume", route -> {
            route.replaceFromWith("direct:batch");
            route.weaveByToUri("seda:insight-log*").remove();
        });
        for (String route : List.of("event-record", "event-record-alone")) {
            AdviceWith.adviceWith(camel, route, advised ->
                    advised.weaveByToUri("direct:event-batch-record").replace().to("mock:recorded"));
        }
        AdviceWith.adviceWith(camel, "dead-letter-publish", route -> route.weaveByType(ToDynamicDefinition.class)
                .replace()
                .to("mock:dead-letter"));
        recorded = camel.getEndpoint("mock:recorded", MockEndpoint.class);
        deadLetter = camel.getEndpoint("mock:dead-letter", MockEndpoint.class);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void theOffsetOfEachPartitionIsCommittedAfterTheBatchIsRecorded() throws Exception {
        DefaultKafkaManualCommit first = mock(DefaultKafkaManualCommit.class);
        DefaultKafkaManualCommit last = mock(DefaultKafkaManualCommit.class);
        DefaultKafkaManualCommit other = mock(DefaultKafkaManualCommit.class);
        recorded.whenAnyExchangeReceived(exchange -> verify(last, never()).commit());
        recorded.expectedMessageCount(1);

        camel.createProducerTemplate().sendBody(
                "direct:batch", List.of(record(EVENT, 0, first), record(EVENT, 1, other), record(EVENT, 0, last)));

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        verify(first, never()).commit();
        verify(last).commit();
        verify(other).commit();
    }

    @Test
    void nothingIsCommittedOfAPartitionThatWentToAnotherConsumerWhileTheBatchFilled() {
        DefaultKafkaManualCommit gone = mock(DefaultKafkaManualCommit.class);
        DefaultKafkaManualCommit kept = mock(DefaultKafkaManualCommit.class);
        consumer.assign(List.of(new TopicPartition("task-events", 1)));

        camel.createProducerTemplate().sendBody("direct:batch", List.of(record(EVENT, 0, gone), record(EVENT, 1, kept)));

        verify(gone, never()).commit();
        verify(kept).commit();
    }

    @Test
    void whatIsAboutNoTaskIsRecordedToo() throws Exception {
        recorded.expectedMessageCount(1);
        deadLetter.expectedMessageCount(0);

        camel.createProducerTemplate().sendBody("direct:batch", List.of(record("""
                {"specversion": "1.0", "id": "01a207b6-05cc-7584-a069-e1d635b2d9e7", "source": "routes-backend",
                 "type": "chat-replied", "time": "2026-11-23T09:00:00Z", "zone": "Europe/Vienna",
                 "personid": "01a207b6-05cc-7584-a069-e1d635b2d9e5", "data": {"deleted": false}}
                """, 0, mock(DefaultKafkaManualCommit.class))));

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        List<?> batch = recorded.getExchanges().get(0).getMessage().getBody(List.class);
        assertThat(TaskSnapshot.rows(batch.stream().map(ReceivedEvent.class::cast).toList())).containsEntry("states", "[]");
        assertThat(DayCounts.of((ReceivedEvent) batch.get(0)).created()).isZero();
    }

    @Test
    void whatTheDatabaseRefusesIsSetAsideAndItsNeighboursAreRecorded() throws Exception {
        DefaultKafkaManualCommit commit = mock(DefaultKafkaManualCommit.class);
        String refused = EVENT.replace("e1d635b2d9e3", "ffffffffffff");
        List<Integer> sizes = new ArrayList<>();
        recorded.whenAnyExchangeReceived(exchange -> {
            List<?> batch = exchange.getMessage().getBody(List.class);
            if (batch.stream().anyMatch(event -> ((ReceivedEvent) event).id().toString().endsWith("ffffffffffff"))) {
                throw new DataIntegrityViolationException("a constraint");
            }
            sizes.add(batch.size());
        });
        deadLetter.expectedBodiesReceived(refused);

        camel.createProducerTemplate().sendBody("direct:batch", List.of(
                record(EVENT, 0, commit), record(refused, 0, commit), record(EVENT.replace("d9e3", "d9ff"), 0, commit)));

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        assertThat(sizes).containsExactly(1, 1);
        verify(commit).commit();
    }

    @Test
    void whileTheDatabaseIsAwayTheBatchIsTriedAgainAndNothingIsCommitted() throws Exception {
        DefaultKafkaManualCommit commit = mock(DefaultKafkaManualCommit.class);
        List<Integer> attempts = new ArrayList<>();
        recorded.whenAnyExchangeReceived(exchange -> {
            attempts.add(attempts.size());
            verify(commit, never()).commit();
            if (attempts.size() < 3) {
                throw new IllegalStateException("no database");
            }
        });

        camel.createProducerTemplate().sendBody("direct:batch", List.of(record(EVENT, 0, commit)));

        assertThat(attempts).hasSize(3);
        verify(commit, times(1)).commit();
    }

    @Test
    void whatCannotBeReadIsSetAsideAsItCameAndTheRestIsRecorded() throws Exception {
        deadLetter.expectedBodiesReceived("no event");
        deadLetter.expectedHeaderReceived("deadLetterTopic", "task-events-dead-letter");
        deadLetter.expectedHeaderReceived("dead-letter-origin", "task-events/0/7");
        recorded.expectedMessageCount(1);

        DefaultKafkaManualCommit poison = mock(DefaultKafkaManualCommit.class);
        DefaultKafkaManualCommit other = mock(DefaultKafkaManualCommit.class);

        camel.createProducerTemplate().sendBody("direct:batch", List.of(record("no event", 0, poison), record(EVENT, 1, other)));

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        verify(poison).commit();
        verify(other).commit();
        assertThat(recorded.getExchanges().get(0).getMessage().getBody(List.class)).hasSize(1);
    }

    /** As in a shutdown: the dead letter fails, and the batch with it, so that the record comes again. */
    @Test
    void nothingIsCommittedAsLongAsTheDeadLetterCannotBePublished() {
        DefaultKafkaManualCommit commit = mock(DefaultKafkaManualCommit.class);
        List<Integer> attempts = new ArrayList<>();
        deadLetter.whenAnyExchangeReceived(exchange -> {
            attempts.add(attempts.size());
            verify(commit, never()).commit();
            if (attempts.size() < 3) {
                throw new IllegalStateException("no broker");
            }
        });

        camel.createProducerTemplate().sendBody("direct:batch", List.of(record("no event", 0, commit)));

        assertThat(attempts).hasSize(3);
        verify(commit).commit();
    }

    private Exchange record(String text, int partition, DefaultKafkaManualCommit commit) {
        when(commit.getPartition()).thenReturn(new TopicPartition("task-events", partition));
        when(commit.getCamelExchangePayload()).thenReturn(new CamelExchangePayload(null, consumer, null, null));
        Exchange record = new DefaultExchange(camel);
        record.getMessage().setBody(text);
        record.getMessage().setHeader(KafkaConstants.TOPIC, "task-events");
        record.getMessage().setHeader(KafkaConstants.PARTITION, partition);
        record.getMessage().setHeader(KafkaConstants.OFFSET, 7L);
        record.getMessage().setHeader(KafkaConstants.MANUAL_COMMIT, commit);
        return record;
    }
}
