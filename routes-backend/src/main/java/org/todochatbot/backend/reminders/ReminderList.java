package org.todochatbot.backend.reminders;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Which reminders are set?" */
@Component
public class ReminderList extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:reminder-list").routeId("reminder-list")
                .errorHandler(noErrorHandler())
                .to("sql:classpath:sql/list-reminders.sql")
                .bean(ReminderRules.class, "list");
    }
}
