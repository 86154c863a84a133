package org.todochatbot.backend.undo;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;

/**
 * "Undo" takes back what the last message changed, and "redo" brings it back, as many steps as there are. Both are changes
 * like any other. What was refused once is passed over the next time, so that nothing stands in the way for ever.
 */
@Component
public class ChangeUndo extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:change-undo").routeId("change-undo")
                .errorHandler(noErrorHandler())
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

        from("direct:change-redo").routeId("change-redo")
                .errorHandler(noErrorHandler())
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

        from("direct:change-take-back").routeId("change-take-back")
                .errorHandler(noErrorHandler())
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
