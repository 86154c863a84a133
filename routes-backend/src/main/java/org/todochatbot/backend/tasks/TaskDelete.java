package org.todochatbot.backend.tasks;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.body;

/** "Delete buy milk." It can be undone. */
@Component
public class TaskDelete implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-delete").routeId("task-delete")
                .errorHandler(routes.noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "delete")
                        .to("direct:change-save")
                .end();
    }
}
