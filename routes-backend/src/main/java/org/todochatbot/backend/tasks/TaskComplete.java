package org.todochatbot.backend.tasks;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.body;

/** "Mark buy milk as complete." What is no task may be a step of one: "tick eggs". */
@Component
public class TaskComplete implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-complete").routeId("task-complete")
                .errorHandler(routes.noErrorHandler())
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
