package org.todochatbot.backend.chat;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.IntentReader;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.simple;

/**
 * The readers one after another, each a route of its own, so that each can be timed, stopped and replaced. The first
 * that is sure wins; where none is, the surest does.
 */
@Component
public class IntentRead implements LambdaRouteBuilder {

    private static final Reading NONE = new Reading("", 0, "none", List.of(Command.of(Intent.OUT_OF_SCOPE)));

    private final List<IntentReader> readers;

    public IntentRead(List<IntentReader> readers) {
        this.readers = readers;
    }

    @Override
    public void accept(RouteBuilder routes) {
        RouteDefinition chain = routes.from("direct:intent-read").routeId("intent-read").setBody(constant(NONE));
        for (IntentReader reader : readers) {
            String id = "intent-read-by-" + reader.name();
            routes.from("direct:" + id).routeId(id).process(exchange -> read(reader, exchange));
            chain.filter(simple("${body.confidence} < " + IntentChain.SURE)).to("direct:" + id).end();
        }
        chain.filter(simple("${body.confidence} < " + IntentChain.SURE + " && '{{todo.model.enabled}}' == 'true'"))
                .to("direct:" + IntentReadByModel.ID)
            .end()
            .setVariable("readBy", simple("${body.by}"));
    }

    /** Whether the person wants insights, which are asked for before the transaction of the message begins. */
    public static boolean asksForInsights(Exchange exchange) {
        return exchange.getMessage().getBody(List.class).stream()
                .anyMatch(command -> ((Command) command).intent() == Intent.SHOW_INSIGHTS);
    }

    private static void read(IntentReader reader, Exchange exchange) {
        Turn turn = exchange.getVariable("turn", Turn.class);
        Reading before = exchange.getMessage().getBody(Reading.class);
        Optional<Reading> reading = reader.read(turn.text(), turn.reading());
        reading.filter(r -> r.confidence() > before.confidence()).ifPresent(exchange.getMessage()::setBody);
    }
}
