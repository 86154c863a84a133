package org.todochatbot.kamelets.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;

/**
 * The error policy of routes that answer HTTP requests, and the one way in which they write an answer.
 *
 * <p>Camel would copy the request's headers into the response, tokens included: an answer is made of nothing but what is
 * set here.
 */
@Component
public class HttpAnswers extends RouteConfigurationBuilder {

    /** For routes that people and programs call. */
    public static final String PROBLEM_POLICY = "answer-problem";

    private static final Logger LOG = LoggerFactory.getLogger(HttpAnswers.class);

    @Override
    public void configuration() {
        routeConfiguration(PROBLEM_POLICY)
                .onException(Exception.class)
                .handled(true)
                .process(HttpAnswers::problem);
    }

    /** Answers with the body as JSON; a null body as 204. */
    public static void json(Exchange exchange) throws JsonProcessingException {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            answer(exchange, 204, null, null);
        } else {
            answer(exchange, 200, "application/json", Json.MAPPER.writeValueAsBytes(body));
        }
    }

    /** Answers with a status and a body that is already encoded. */
    public static void answer(Exchange exchange, int status, String contentType, byte[] body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader("Cache-Control", "no-store");
        if (contentType != null) {
            message.setHeader(Exchange.CONTENT_TYPE, contentType);
        }
        message.setBody(body);
    }

    /** Logs what failed by its kind only: messages of exceptions may quote what a person wrote. */
    public static void report(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("Route {} failed: {}", exchange.getFromRouteId(), kinds(cause));
        LOG.debug("Route {} failed", exchange.getFromRouteId(), cause);
    }

    /** Answers the exception caught as an RFC 9457 problem; one that is none of ours as a 500 without its details. */
    public static void problem(Exchange exchange) throws JsonProcessingException {
        Problem problem = problemIn(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        if (problem == null) {
            report(exchange);
            problem = new Problem(500, "Internal error", "Something broke on our side, and nothing was changed: try again.");
        }
        answer(exchange, problem.status(), "application/problem+json", Json.MAPPER.writeValueAsBytes(problem.document()));
        if (problem.status() == 503) {
            exchange.getMessage().setHeader("Retry-After", "2");
        }
    }

    private static Problem problemIn(Throwable cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    /** Class names of an exception and its causes, without messages. */
    public static String kinds(Throwable cause) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable e = cause; e != null; e = e.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : " < ").append(e.getClass().getName());
            StackTraceElement[] trace = e.getStackTrace();
            if (trace.length > 0) {
                kinds.append(" at ").append(trace[0]);
            }
        }
        return kinds.toString();
    }
}
