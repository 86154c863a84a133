package org.todochatbot.backend.filters;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.chat.Command;

/** "Save this as work filter", "show work filter", "forget work filter", "which filters do I have?" */
@Component
public class FilterRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:filter-show").routeId("filter-show")
                .errorHandler(noErrorHandler())
                .setBody(method(SavedFilters.class, "read"))
                .choice()
                    .when(body().isInstanceOf(Command.class))
                        .setVariable("command", body())
                        .to("direct:task-list")
                .end();

        from("direct:filter-list").routeId("filter-list")
                .errorHandler(noErrorHandler())
                .bean(SavedFilters.class, "list");
    }
}
