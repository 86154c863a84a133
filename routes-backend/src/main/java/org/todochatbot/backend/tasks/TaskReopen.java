package org.todochatbot.backend.tasks;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.body;

/** "Reopen buy milk." What is no task may be a step of one: "untick eggs". */
@Component
public class TaskReopen implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-reopen").routeId("task-reopen")
                .errorHandler(routes.noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "reopen")
                        .to("direct:change-save")
                    .otherwise()
                        .to("direct:checklist-tick-instead")
                .end();
    }
}
