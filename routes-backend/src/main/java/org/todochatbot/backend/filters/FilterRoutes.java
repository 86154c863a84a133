package org.todochatbot.backend.filters;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.chat.Command;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;

/** "Save this as work filter", "show work filter", "forget work filter", "which filters do I have?" */
@Component
public class FilterRoutes implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:filter-show").routeId("filter-show")
                .errorHandler(routes.noErrorHandler())
                .setBody(method(SavedFilters.class, "read"))
                .choice()
                    .when(body().isInstanceOf(Command.class))
                        .setVariable("command", body())
                        .to("direct:task-list")
                .end();

        routes.from("direct:filter-list").routeId("filter-list")
                .errorHandler(routes.noErrorHandler())
                .bean(SavedFilters.class, "list");
    }
}
