package org.todochatbot.backend.tasks;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Skip this one": a task that repeats goes on to its next date, and is not counted as done. */
@Component
public class TaskSkip extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:task-skip").routeId("task-skip")
                .errorHandler(noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "skip")
                        .to("direct:change-save")
                .end();
    }
}
