package org.todochatbot.backend.tasks;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Delete buy milk." It can be undone. */
@Component
public class TaskDelete extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:task-delete").routeId("task-delete")
                .errorHandler(noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "delete")
                        .to("direct:change-save")
                .end();
    }
}
