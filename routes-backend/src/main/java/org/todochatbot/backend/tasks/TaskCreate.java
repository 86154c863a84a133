package org.todochatbot.backend.tasks;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Buy milk tomorrow", "remind me to call the bank at 9". */
@Component
public class TaskCreate extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:task-create").routeId("task-create")
                .errorHandler(noErrorHandler())
                .bean(TaskRules.class, "create")
                .to("direct:change-save");
    }
}
