package org.todochatbot.backend.reminders;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.tasks.Selection;

import static org.apache.camel.builder.Builder.body;

/** "Remind me about this in 5 minutes", "no, at 6", "cancel the reminder". */
@Component
public class ReminderCommands implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        ofSelectedTasks(routes, "reminder-set", "set");
        ofSelectedTasks(routes, "reminder-move", "move");
        ofSelectedTasks(routes, "reminder-cancel", "cancel");
    }

    private void ofSelectedTasks(RouteBuilder routes, String id, String rule) {
        routes.from("direct:" + id).routeId(id)
                .errorHandler(routes.noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(ReminderRules.class, rule)
                        .to("direct:change-save")
                .end();
    }
}
