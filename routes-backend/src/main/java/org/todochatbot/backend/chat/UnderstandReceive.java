package org.todochatbot.backend.chat;

import java.io.InputStream;
import java.time.ZoneId;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.chat.UnderstandRequest;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.JsonBody;

import static org.apache.camel.builder.Builder.method;

/** {@code POST /understand}: how one sentence is read. Nothing is carried out, and nothing is remembered. */
@Component
public class UnderstandReceive implements LambdaRouteBuilder {

    private final ChatIntake intake;

    public UnderstandReceive(ChatIntake intake) {
        this.intake = intake;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/understand?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("understand-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .setVariable("turn", method(this, "turn"))
                .setVariable("actor", method(ModelUseCount.class, "actor"))
                .to("direct:settings-recall")
                .process(UnderstandReceive::sayWhereAsked)
                .to("direct:intent-read")
                .process(HttpAnswers::json);
    }

    public Turn turn(@Body InputStream body, Exchange exchange) {
        UnderstandRequest request = JsonBody.read(body, UnderstandRequest.class);
        Turn turn = intake.turn(request);
        exchange.setVariable("zoneAsked", request.timezone() == null ? null : turn.now().getZone());
        return turn;
    }

    /** Here a zone that is named comes before the one that the person has set. */
    private static void sayWhereAsked(Exchange exchange) {
        ZoneId zone = exchange.getVariable("zoneAsked", ZoneId.class);
        if (zone != null) {
            exchange.setVariable("turn", exchange.getVariable("turn", Turn.class).in(zone));
        }
    }
}
