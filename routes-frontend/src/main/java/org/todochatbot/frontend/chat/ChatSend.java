package org.todochatbot.frontend.chat;

import java.io.InputStream;
import org.apache.camel.Body;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.ChatRequest;
import org.todochatbot.contract.chat.UnderstandRequest;
import org.todochatbot.frontend.doors.BackendAnswer;
import org.todochatbot.frontend.doors.BackendCall;
import org.todochatbot.frontend.doors.FrontendErrors;
import org.todochatbot.kamelets.http.JsonBody;

/**
 * {@code POST /api/chat}: what a person says goes to the backend, and its answer comes back. {@code POST
 * /api/understand}: so does how it would be read.
 */
@Component
public class ChatSend extends RouteBuilder {

    @Override
    public void configure() {
        send("chat-send", "/api/chat", "read", "chat");
        send("understand-send", "/api/understand", "sentence", "understand");
    }

    private void send(String id, String address, String read, String path) {
        from("platform-http:" + address + "?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId(id)
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(ChatSend.class, read)
                .bean(BackendCall.class, "post")
                .to("kamelet:dapr-invoke-action?appId=routes-backend&path=" + path
                        + "&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);
    }

    /** Reads and writes it anew: size, encoding and shape are checked before anything is passed on. */
    public static byte[] read(@Body InputStream body) throws Exception {
        return Json.MAPPER.writeValueAsBytes(JsonBody.read(body, ChatRequest.class));
    }

    public static byte[] sentence(@Body InputStream body) throws Exception {
        return Json.MAPPER.writeValueAsBytes(JsonBody.read(body, UnderstandRequest.class));
    }
}
