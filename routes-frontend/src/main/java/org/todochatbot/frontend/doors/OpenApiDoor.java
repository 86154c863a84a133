package org.todochatbot.frontend.doors;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.todochatbot.kamelets.http.HttpAnswers;

/** {@code GET /api/openapi.yaml}: what these doors take and give, for programs. */
@Component
public class OpenApiDoor implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) throws Exception {
        byte[] document = new ClassPathResource("openapi.yaml").getContentAsByteArray();
        routes.from("platform-http:/api/openapi.yaml?httpMethodRestrict=GET").routeId("openapi-show")
                .routeConfigurationId(FrontendErrors.POLICY)
                .process(exchange -> HttpAnswers.answer(exchange, 200, "application/yaml", document));
    }
}
