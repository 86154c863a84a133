package org.todochatbot.backend.tasks;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Mark buy milk as complete." What is no task may be a step of one: "tick eggs". */
@Component
public class TaskComplete extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:task-complete").routeId("task-complete")
                .errorHandler(noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "complete")
                        .to("direct:change-save")
                    .otherwise()
                        .to("direct:checklist-tick-instead")
                .end();
    }
}
