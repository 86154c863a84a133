package org.todochatbot.backend.chat;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.conversation.Dialogue;

import static org.apache.camel.builder.Builder.method;

/** From the text to the commands that the person meant. Nothing is changed here, and no transaction is open. */
@Component
public class ChatUnderstand implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:chat-understand").routeId("chat-understand")
                .to("direct:conversation-recall")
                .to("direct:settings-recall")
                .to("direct:intent-read")
                .bean(Dialogue.class, "commands")
                .choice()
                    .when(method(IntentRead.class, "asksForInsights"))
                        .to("direct:insights-ask")
                .end();
    }
}
