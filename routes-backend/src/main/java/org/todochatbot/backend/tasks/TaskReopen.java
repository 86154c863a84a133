package org.todochatbot.backend.tasks;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Reopen buy milk." */
@Component
public class TaskReopen extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:task-reopen").routeId("task-reopen")
                .errorHandler(noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "reopen")
                        .to("direct:change-save")
                .end();
    }
}
