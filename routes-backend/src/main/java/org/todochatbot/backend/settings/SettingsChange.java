package org.todochatbot.backend.settings;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "My time zone is Europe/Vienna", "the week starts on Sunday"; saving and forgetting filters, which are settings too. */
@Component
public class SettingsChange extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:settings-change").routeId("settings-change")
                .errorHandler(noErrorHandler())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/find-settings.sql?outputType=SelectOne")
                .bean(SettingsRules.class, "change")
                .to("direct:change-save");

        from("direct:settings-show").routeId("settings-show")
                .errorHandler(noErrorHandler())
                .bean(SettingsRules.class, "show");
    }
}
