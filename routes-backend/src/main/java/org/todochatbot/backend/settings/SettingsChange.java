package org.todochatbot.backend.settings;

import java.util.Map;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.constant;

/** "My time zone is Europe/Vienna", "the week starts on Sunday"; saving and forgetting filters, which are settings too. */
@Component
public class SettingsChange implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:settings-change").routeId("settings-change")
                .errorHandler(routes.noErrorHandler())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/find-settings.sql?outputType=SelectOne")
                .bean(SettingsRules.class, "change")
                .to("direct:change-save");

        routes.from("direct:settings-show").routeId("settings-show")
                .errorHandler(routes.noErrorHandler())
                .bean(SettingsRules.class, "show");
    }
}
