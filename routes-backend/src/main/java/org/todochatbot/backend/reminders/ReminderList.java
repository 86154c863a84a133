package org.todochatbot.backend.reminders;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Which reminders are set?" */
@Component
public class ReminderList implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:reminder-list").routeId("reminder-list")
                .errorHandler(routes.noErrorHandler())
                .to("sql:classpath:sql/list-reminders.sql")
                .bean(ReminderRules.class, "list");
    }
}
