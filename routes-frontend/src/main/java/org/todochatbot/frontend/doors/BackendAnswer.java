package org.todochatbot.frontend.doors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;

/** Passes on what a service behind the frontend answered. */
public final class BackendAnswer {

    static final String AWAY = "Your tasks cannot be reached just now, and nothing was changed: try again in a moment.";

    /** What of a service's headers is for the caller. */
    private static final List<String> PASSED = List.of("ETag", "Location", "Content-Disposition");

    private BackendAnswer() {}

    /**
     * Answers with the service's own status and body. A failure that is no problem document comes from a sidecar that
     * could not reach the service, and its text is not for people.
     */
    public static void pass(Exchange exchange) {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (status >= 400 && !type.startsWith("application/problem+json")) {
            throw Problem.unavailable(AWAY);
        }
        Map<String, Object> headers = new HashMap<>();
        PASSED.forEach(name -> headers.put(name, message.getHeader(name)));
        byte[] body = message.getBody(byte[].class);
        HttpAnswers.answer(exchange, status, status == 204 || status == 304 ? null : type, body);
        headers.values().removeIf(Objects::isNull);
        message.getHeaders().putAll(headers);
        if (status == 503) {
            message.setHeader("Retry-After", "2");
        }
    }
}
