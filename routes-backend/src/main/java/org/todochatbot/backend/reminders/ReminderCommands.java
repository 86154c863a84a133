package org.todochatbot.backend.reminders;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.tasks.Selection;

/** "Remind me about this in 5 minutes", "no, at 6", "cancel the reminder". */
@Component
public class ReminderCommands extends RouteBuilder {

    @Override
    public void configure() {
        ofSelectedTasks("reminder-set", "set");
        ofSelectedTasks("reminder-move", "move");
        ofSelectedTasks("reminder-cancel", "cancel");
    }

    private void ofSelectedTasks(String id, String rule) {
        from("direct:" + id).routeId(id)
                .errorHandler(noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(ReminderRules.class, rule)
                        .to("direct:change-save")
                .end();
    }
}
