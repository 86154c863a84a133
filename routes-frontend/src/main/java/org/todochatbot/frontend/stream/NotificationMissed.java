package org.todochatbot.frontend.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.Page;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.frontend.doors.BackendCall;
import org.todochatbot.kamelets.http.Problem;

import static org.apache.camel.builder.Builder.header;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/** Finds the notifications that a page missed, in the backend, where they are kept. */
@Component
public class NotificationMissed implements LambdaRouteBuilder {

    private static final TypeReference<Page<Notification>> PAGE = new TypeReference<>() {};

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:notification-missed-find").routeId("notification-missed-find")
                .errorHandler(routes.noErrorHandler())
                .setVariable("after", header("after"))
                .process(exchange -> exchange.setVariable("missed", new ArrayList<PageEvent>()))
                .loopDoWhile(variable("after").isNotNull())
                    .setHeader(Exchange.HTTP_QUERY, simple("after=${variable.after}"))
                    .bean(BackendCall.class, "get")
                    .to("kamelet:dapr-invoke-action?appId=routes-backend&path=notifications"
                            + "&timeoutMillis={{todo.backend.timeout-millis}}")
                    .process(NotificationMissed::collect)
                .end()
                .setBody(variable("missed"));
    }

    private static void collect(Exchange exchange) throws Exception {
        if (!Integer.valueOf(200).equals(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))) {
            throw Problem.unavailable("What you missed cannot be reached just now: try again in a moment.");
        }
        Page<Notification> page = Json.MAPPER.readValue(exchange.getMessage().getBody(InputStream.class), PAGE);
        List<PageEvent> missed = exchange.getVariable("missed", List.class);
        for (Notification notification : page.items()) {
            missed.add(event(notification));
        }
        exchange.setVariable("after", page.next());
    }

    static PageEvent event(Notification notification) throws JsonProcessingException {
        return new PageEvent(
                Long.valueOf(notification.id()), "notification", Json.MAPPER.writeValueAsString(notification));
    }
}
