package org.todochatbot.frontend.chat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.ChatRequest;
import org.todochatbot.contract.chat.UnderstandRequest;
import org.todochatbot.frontend.doors.BackendAnswer;
import org.todochatbot.frontend.doors.BackendCall;
import org.todochatbot.frontend.doors.FrontendErrors;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;

/**
 * {@code POST /api/chat}: what a person says goes to the backend, and its answer comes back. {@code POST
 * /api/understand}: so does how it would be read.
 */
@Component
public class ChatSend implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/api/chat?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("chat-send")
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(ChatSend.class, "read")
                .doTry()
                    .bean(BackendCall.class, "post")
                    .to("kamelet:dapr-invoke-action?appId=routes-backend&path=chat"
                            // To wait a little costs less than to queue, which is why a peak passes.
                            + "&timeoutMillis={{todo.backend.chat-timeout-millis}}&connectionMillis=1000")
                    .process(ChatSend::requireAccepted)
                    .process(BackendAnswer::pass)
                // The backend is down, or full, or does not answer: what was said is kept.
                .doCatch(IOException.class, CallNotPermittedException.class, Problem.class)
                    .to("direct:chat-queue")
                .end();

        routes.from("platform-http:/api/understand?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("understand-send")
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(ChatSend.class, "sentence")
                .bean(BackendCall.class, "post")
                .to("kamelet:dapr-invoke-action?appId=routes-backend&path=understand"
                        + "&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);
    }

    /** Reads and writes it anew: size, encoding and shape are checked before anything is passed on. */
    public static byte[] read(@Body InputStream body, Exchange exchange) throws Exception {
        ChatRequest request = JsonBody.read(body, ChatRequest.class);
        exchange.setVariable("chatRequest", request);
        return Json.MAPPER.writeValueAsBytes(request);
    }

    private static void requireAccepted(Exchange exchange) {
        if (Integer.valueOf(503).equals(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))) {
            throw Problem.unavailable("not accepted");
        }
    }

    public static byte[] sentence(@Body InputStream body) throws Exception {
        return Json.MAPPER.writeValueAsBytes(JsonBody.read(body, UnderstandRequest.class));
    }
}
