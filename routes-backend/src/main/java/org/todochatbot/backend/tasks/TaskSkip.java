package org.todochatbot.backend.tasks;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.body;

/** "Skip this one": a task that repeats goes on to its next date, and is not counted as done. */
@Component
public class TaskSkip implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-skip").routeId("task-skip")
                .errorHandler(routes.noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(SkipRules.class, "skip")
                        .to("direct:change-save")
                .end();
    }
}
