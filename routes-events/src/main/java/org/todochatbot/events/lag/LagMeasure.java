package org.todochatbot.events.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How many records of each topic this service's consumer group has still to record: the gauge {@value #LAG}, tag {@code topic}. */
@Component
@Profile("!replay")
public class LagMeasure implements LambdaRouteBuilder {

    public static final String LAG = "todo.events.lag";

    private final GroupLag groupLag;
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();

    public LagMeasure(GroupLag groupLag, MeterRegistry metrics) {
        this.groupLag = groupLag;
        this.metrics = metrics;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("timer:lag-measure?period=10000").routeId("lag-measure")
                .doTry()
                    .bean(this, "measure")
                .doCatch(Exception.class)
                    .log(LoggingLevel.DEBUG, "The lag is not known: ${exception.class.simpleName}")
                .end();
    }

    public void measure() throws ExecutionException, InterruptedException {
        Map<String, Long> left = new HashMap<>();
        groupLag.byPartition().forEach((partition, lag) -> left.merge(partition.topic(), lag, Long::sum));
        left.forEach((topic, lag) -> lags
                .computeIfAbsent(topic, name -> metrics.gauge(LAG, Tags.of("topic", name), new AtomicLong()))
                .set(lag));
    }
}
