package org.todochatbot.frontend.doors;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;
import org.todochatbot.frontend.sessions.SessionTokens;
import org.todochatbot.kamelets.security.Caller;

/** Makes of a person's request the request to a service behind the frontend, in that person's name. */
@Component
public class BackendCall {

    private final SessionTokens tokens;

    public BackendCall(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** A GET with the query that the person sent; nothing else of the request goes on. */
    public void get(Exchange exchange) {
        Message message = exchange.getMessage();
        String query = message.getHeader(Exchange.HTTP_QUERY, String.class);
        prepare(message, "GET");
        if (query != null) {
            message.setHeader(Exchange.HTTP_QUERY, query);
        }
        message.setBody(null);
    }

    /** A POST of the JSON that is the body. */
    public void post(Exchange exchange) {
        Message message = exchange.getMessage();
        prepare(message, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private void prepare(Message message, String method) {
        message.removeHeaders("*");
        message.setHeaders(new HashMap<>(Map.of(
                Exchange.HTTP_METHOD, method, "Authorization", "Bearer " + tokens.caller(Caller.current()))));
    }
}
