package org.todochatbot.frontend.doors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;
import org.todochatbot.frontend.sessions.SessionTokens;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.Caller;

/** Makes of a person's request the request to a service behind the frontend, in that person's name. */
@Component
public class BackendCall {

    private static final String API = "/api";
    /** What of a request's headers means something to the service behind. */
    private static final List<String> PASSED = List.of("Content-Type", "If-Match", "If-None-Match", "Idempotency-Key");

    private final SessionTokens tokens;

    public BackendCall(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** The same request, without {@code /api} before its path: method, query, body and the few headers that matter. */
    public void same(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.HTTP_PATH, path(message));
        for (String name : PASSED) {
            headers.put(name, message.getHeader(name));
        }
        String method = message.getHeader(Exchange.HTTP_METHOD, String.class);
        String query = message.getHeader(Exchange.HTTP_QUERY, String.class);
        prepare(message, method);
        if (query != null) {
            message.setHeader(Exchange.HTTP_QUERY, query);
        }
        headers.forEach((name, value) -> {
            if (value != null) {
                message.setHeader(name, value);
            }
        });
    }

    /** Only names and ids become part of an address. */
    private static String path(Message message) {
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        if (!path.matches(API + "(/[A-Za-z0-9-]+)+(\\.csv)?")) {
            throw new Problem(404, "Not found", "There is nothing at this address.");
        }
        return path.substring(API.length());
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

    /** A GET in the name of somebody who has shown by other means than a session who they are. */
    public void getInNameOf(Caller caller, Exchange exchange) {
        prepare(exchange.getMessage(), "GET", caller);
        exchange.getMessage().setBody(null);
    }

    public void delete(Exchange exchange) {
        prepare(exchange.getMessage(), "DELETE");
        exchange.getMessage().setBody(null);
    }

    private void prepare(Message message, String method) {
        prepare(message, method, Caller.current());
    }

    private void prepare(Message message, String method, Caller caller) {
        message.removeHeaders("*");
        message.setHeaders(new HashMap<>(Map.of(
                Exchange.HTTP_METHOD, method, "Authorization", "Bearer " + tokens.caller(caller))));
    }
}
