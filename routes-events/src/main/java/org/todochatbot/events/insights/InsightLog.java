package org.todochatbot.events.insights;

import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.simple;

/**
 * Writes one log line a person and day for what was counted within a second, by Camel's aggregator. The log is for those
 * who watch; what counts is in the database, so lines may be lost in a crash, or when more comes than can be written.
 */
@Component
public class InsightLog implements LambdaRouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger("insight");

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("seda:insight-log?size=20").routeId("insight-log")
                .split(body())
                    .aggregate(simple("${body.personId}/${body.day}"), InsightLog::add)
                            .completionInterval(1000)
                        .process(InsightLog::write)
                    .end()
                .end();
    }

    private static Exchange add(Exchange sum, Exchange one) {
        if (sum != null) {
            DayCounts before = sum.getMessage().getBody(DayCounts.class);
            one.getMessage().setBody(before.plus(one.getMessage().getBody(DayCounts.class)));
        }
        return one;
    }

    private static void write(Exchange exchange) {
        DayCounts counts = exchange.getMessage().getBody(DayCounts.class);
        LOG.atInfo()
                .addKeyValue("person", counts.personId())
                .addKeyValue("day", counts.day())
                .addKeyValue("created", counts.created())
                .addKeyValue("completed", counts.completed())
                .addKeyValue("reopened", counts.reopened())
                .addKeyValue("deleted", counts.deleted())
                .log("insight");
    }
}
