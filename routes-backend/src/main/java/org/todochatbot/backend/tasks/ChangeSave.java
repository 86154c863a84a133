package org.todochatbot.backend.tasks;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * Stores what a command changed, within the transaction of its message: for each change the new state, a line of the
 * task's history and an event in the outbox. The body, an {@link Effect}, goes through.
 */
@Component
public class ChangeSave implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:change-save").routeId("change-save")
                .errorHandler(routes.noErrorHandler())
                .filter(simple("${body.changes.size} > 0"))
                    .enrich("direct:change-set-open", (effect, changeSet) -> {
                        effect.setVariable("changeSet", changeSet.getMessage().getBody(Long.class));
                        return effect;
                    })
                    .split(simple("${body.changes}"), AggregationStrategies.useOriginal()).stopOnException()
                        .choice()
                            .when(body().isInstanceOf(Change.OfSettings.class))
                                .to("direct:settings-store")
                            .otherwise()
                                .to("direct:change-store")
                        .end()
                    .end()
                .end();

        routes.from("direct:change-set-open").routeId("change-set-open")
                .errorHandler(routes.noErrorHandler())
                // For each parameter camel-sql asks first whether the body is a map: one that is no map is searched for a
                // converter, among all there are, each time.
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/insert-change-set.sql?outputType=SelectOne");

        routes.from("direct:change-store").routeId("change-store")
                .errorHandler(routes.noErrorHandler())
                .setVariable("change", body())
                .bean(ChangeRow.class)
                .to("sql:classpath:sql/save-task.sql")
                .process(ChangeSave::requireOneRow)
                .choice()
                    .when(variable("change").isInstanceOf(Change.OfReminder.class))
                        .to("sql:classpath:sql/save-reminder.sql")
                .end()
                .to("sql:classpath:sql/insert-history.sql")
                .to("sql:classpath:sql/insert-outbox.sql");

        routes.from("direct:settings-store").routeId("settings-store")
                .errorHandler(routes.noErrorHandler())
                .bean(ChangeRow.class)
                .to("sql:classpath:sql/save-settings.sql")
                .process(ChangeSave::requireOneRow)
                .to("sql:classpath:sql/insert-settings-history.sql")
                .to("sql:classpath:sql/insert-outbox.sql");
    }

    /** The task, or the settings, changed under our hands: the transaction is rolled back, and the next attempt sees the new state. */
    private static void requireOneRow(Exchange exchange) {
        if (exchange.getMessage().getHeader("CamelSqlUpdateCount", 0, Integer.class) != 1) {
            throw new IllegalStateException("a task changed while this transaction held its person's lock");
        }
    }
}
