package org.todochatbot.backend.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.settings.Settings;

import static org.apache.camel.builder.Builder.constant;

/**
 * How the person who speaks wants to be understood. While the database is away a message is read as of somebody who has
 * set nothing: it cannot be carried out then, and is read anew when it is.
 */
@Component
public class SettingsRecall implements LambdaRouteBuilder {

    private final PersonReading personReading;

    public SettingsRecall(PersonReading personReading) {
        this.personReading = personReading;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:settings-recall").routeId("settings-recall")
                .doTry()
                    .setBody(constant(Map.of()))
                    .to("direct:settings-read")
                    .bean(SettingsRecall.class, "apply")
                .doCatch(Exception.class)
                    .log(LoggingLevel.WARN, "Settings of ${variable.turn.personId} not recalled: ${exception.class.simpleName}")
                .end();

        routes.from("direct:settings-read").routeId("settings-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/find-settings.sql?outputType=SelectOne")
                .end();
    }

    public static void apply(@Body Map<String, Object> row, @Variable("turn") Turn turn, Exchange exchange)
            throws JsonProcessingException {
        Turn own = turn.with(settings(row));
        exchange.setVariable("turn", own);
        exchange.setVariable("actor", new Actor(own.personId(), own.now().getZone()));
    }

    /** @param row of {@code settings}, or null where nothing was set */
    public static Settings settings(Map<String, Object> row) throws JsonProcessingException {
        return row == null ? Settings.DEFAULT : Json.MAPPER.readValue((String) row.get("document"), Settings.class);
    }
}
