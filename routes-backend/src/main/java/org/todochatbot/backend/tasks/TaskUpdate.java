package org.todochatbot.backend.tasks;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.reminders.ReminderRules;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;

/** "Rename buy milk to buy oat milk", "move it to friday". */
@Component
public class TaskUpdate implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-update").routeId("task-update")
                .errorHandler(routes.noErrorHandler())
                .to("direct:task-select")
                .choice()
                    // Else it asks back, and nothing is changed.
                    .when(body().isInstanceOf(Selection.class))
                        .choice()
                            .when(method(ReminderRules.class, "isMeantByUpdate"))
                                .bean(ReminderRules.class, "move")
                            .otherwise()
                                .bean(UpdateRules.class, "update")
                        .end()
                        .to("direct:change-save")
                .end();
    }
}
