package org.todochatbot.backend.tasks;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Buy milk tomorrow", "remind me to call the bank at 9". */
@Component
public class TaskCreate implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-create").routeId("task-create")
                .errorHandler(routes.noErrorHandler())
                .bean(TaskRules.class, "create")
                .to("direct:change-save");
    }
}
