package org.todochatbot.backend.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import io.opentelemetry.api.OpenTelemetry;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.transaction.SystemTransaction;
import org.todochatbot.kamelets.tracing.EventTrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class OutboxRelayTest {

    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final TransactionStatus status = new SimpleTransactionStatus();
    private CamelContext camel;
    private MockEndpoint found;
    private MockEndpoint published;
    private MockEndpoint deleted;

    @BeforeEach
    void start() throws Exception {
        when(transactions.getTransaction(any())).thenReturn(status);
        camel = new DefaultCamelContext();
        camel.addRoutesConfigurations(new ChatErrors());
        RouteBuilder.addRoutes(camel, new OutboxRelay(
                new SystemTransaction(new TransactionTemplate(transactions), mock(JdbcTemplate.class)),
                new EventTrace(OpenTelemetry.noop()),
                Clock.systemUTC(),
                1,
                1));
        camel.getPropertiesComponent().addInitialProperty("todo.outbox.poll-period-millis", "60000");
        AdviceWith.adviceWith(camel, "outbox-poll", route -> route.replaceFromWith("direct:poll"));
        AdviceWith.adviceWith(camel, "outbox-publish", route -> {
            route.weaveByToUri("sql:.*find-outbox-heads.*").replace().to("mock:found");
            route.weaveByToUri("kamelet:dapr-publish-sink*").replace().toD("mock:published");
            route.weaveByToUri("sql:.*delete-outbox.*").replace().to("mock:deleted");
        });
        found = camel.getEndpoint("mock:found", MockEndpoint.class);
        published = camel.getEndpoint("mock:published", MockEndpoint.class);
        deleted = camel.getEndpoint("mock:deleted", MockEndpoint.class);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void onlyWhatTheBrokerAcknowledgedLeavesTheOutbox() throws Exception {
        found.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(List.of(
                row("1", "ann", "task-events", 3), row("2", "bob", "task-events", 3), row("3", "eve", "reminders", 3))));
        published.whenAnyExchangeReceived(exchange -> {
            List<?> events = exchange.getMessage().getBody(List.class);
            exchange.getMessage().setBody(events.size() == 2 ? Set.of("2") : Set.of("3"));
        });
        published.expectedMessageCount(2);
        deleted.expectedBodiesReceivedInAnyOrder(Map.of("ids", "[\"2\"]"), Map.of("ids", "[\"3\"]"));

        camel.createProducerTemplate().send("direct:outbox-publish", exchange -> {});

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        verify(transactions).commit(status);
        assertThat(status.isRollbackOnly()).isFalse();
    }

    @Test
    void nothingLeavesTheOutboxWhenTheBrokerIsAway() throws Exception {
        found.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(List.of(row("1", "ann", "task-events", 1))));
        published.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no broker");
        });
        deleted.expectedMessageCount(0);

        var exchange = camel.createProducerTemplate().send("direct:outbox-publish", e -> {});

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        assertThat(exchange.getException()).hasRootCauseMessage("no broker");
        assertThat(status.isRollbackOnly()).isTrue();
    }

    @Test
    void theRelayGoesOnUntilTheOutboxIsEmptyAndThenRests() throws Exception {
        found.whenExchangeReceived(1, exchange -> exchange.getMessage().setBody(List.of(row("1", "ann", "task-events", 2))));
        found.whenExchangeReceived(2, exchange -> exchange.getMessage().setBody(List.of(row("2", "ann", "task-events", 1))));
        found.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(List.of()));
        published.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(Set.of("x")));
        published.expectedMessageCount(2);
        found.expectedMessageCount(3);
        found.setAssertPeriod(300);

        camel.createProducerTemplate().sendBody("direct:poll", null);

        MockEndpoint.assertIsSatisfied(camel, 10, TimeUnit.SECONDS);
        verify(transactions, never()).rollback(any());
    }

    private static Map<String, Object> row(String id, String personId, String topic, int waiting) {
        return Map.of("id", Long.valueOf(id), "personId", personId, "topic", topic, "event", "{}", "waiting", waiting);
    }
}
