package org.todochatbot.backend.tasks;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.body;

/** "Rename buy milk to buy oat milk", "move it to friday". */
@Component
public class TaskUpdate implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-update").routeId("task-update")
                .errorHandler(routes.noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "update")
                        .to("direct:change-save")
                .end();
    }
}
