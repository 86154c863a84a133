package org.todochatbot.backend.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.transaction.SystemTransaction;

/** How much waits in the outbox and for how long, as the gauges {@value #WAITING} and {@value #AGE}. */
@Component
public class OutboxMeasure implements LambdaRouteBuilder {

    /** Events, counted up to ten thousand. */
    public static final String WAITING = "todo.outbox.events";
    /** Seconds since the oldest of them was made. */
    public static final String AGE = "todo.outbox.age.seconds";

    private final SystemTransaction systemTransaction;
    private volatile double waiting;
    private volatile double age;

    public OutboxMeasure(SystemTransaction systemTransaction, MeterRegistry metrics) {
        this.systemTransaction = systemTransaction;
        metrics.gauge(WAITING, this, measure -> measure.waiting);
        metrics.gauge(AGE, this, measure -> measure.age);
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("timer:outbox-measure?period=5000").routeId("outbox-measure-wake")
                .routeConfigurationId(ChatErrors.RUN_AGAIN)
                .to("direct:outbox-measure");

        routes.from("direct:outbox-measure").routeId("outbox-measure")
                .errorHandler(routes.noErrorHandler())
                .policy(systemTransaction)
                    .to("sql:classpath:sql/measure-outbox.sql?outputType=SelectOne")
                .end()
                .bean(this, "keep");
    }

    public void keep(@Body Map<String, Object> row) {
        waiting = ((Number) row.get("waiting")).doubleValue();
        age = ((Number) row.get("age")).doubleValue();
    }
}
