package org.todochatbot.backend.tasks;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** "Rename buy milk to buy oat milk", "move it to friday". */
@Component
public class TaskUpdate extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:task-update").routeId("task-update")
                .errorHandler(noErrorHandler())
                .to("direct:task-select")
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(TaskRules.class, "update")
                        .to("direct:change-save")
                .end();
    }
}
