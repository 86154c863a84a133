package org.todochatbot.backend.undo;

import java.util.Map;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.simple;

/**
 * "Undo" takes back what the last message changed, and "redo" brings it back, as many steps as there are. Both are changes
 * like any other. What was refused once is passed over the next time, so that nothing stands in the way for ever.
 */
@Component
public class ChangeUndo implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:change-undo").routeId("change-undo")
                .errorHandler(routes.noErrorHandler())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/find-change-set-to-undo.sql?outputType=SelectOne")
                .choice()
                    .when(body().isNull())
                        .setBody(constant(Effect.say("There is nothing to undo.")))
                    .otherwise()
                        .setVariable("taken", body())
                        .setVariable("undoes", body())
                        .to("direct:change-take-back")
                .end();

        routes.from("direct:change-redo").routeId("change-redo")
                .errorHandler(routes.noErrorHandler())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/find-change-set-to-redo.sql?outputType=SelectOne")
                .choice()
                    .when(body().isNull())
                        .setBody(constant(Effect.say("There is nothing to redo.")))
                    .otherwise()
                        .setVariable("taken", body())
                        .setVariable("redoes", body())
                        .to("direct:change-take-back")
                .end();

        routes.from("direct:change-take-back").routeId("change-take-back")
                .errorHandler(routes.noErrorHandler())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/find-settings-history-of-change-set.sql")
                .setVariable("settingsHistory", body())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/find-history-of-change-set.sql")
                .bean(UndoRules.class, "takeBack")
                .choice()
                    .when(simple("${body.changes.size} > 0"))
                        .to("direct:change-save")
                        .to("sql:classpath:sql/mark-change-set.sql")
                    .otherwise()
                        .to("sql:classpath:sql/refuse-change-set.sql")
                .end();
    }
}
