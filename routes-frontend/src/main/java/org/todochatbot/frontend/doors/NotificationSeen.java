package org.todochatbot.frontend.doors;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.InputStream;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;
import org.todochatbot.kamelets.http.JsonBody;

/** {@code POST /api/notifications/seen}: which notifications the person has seen, on whichever page. */
@Component
public class NotificationSeen extends RouteBuilder {

    @Override
    public void configure() {
        from("platform-http:/api/notifications/seen?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("notification-seen-send")
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(NotificationSeen.class, "read")
                .bean(BackendCall.class, "post")
                .to("kamelet:dapr-invoke-action?appId=routes-backend&path=notifications/seen"
                        + "&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);
    }

    /** Reads and writes it anew: size, encoding and shape are checked before anything is passed on. */
    public static byte[] read(@Body InputStream body) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsBytes(JsonBody.read(body, Seen.class));
    }

    record Seen(List<String> ids) {}
}
