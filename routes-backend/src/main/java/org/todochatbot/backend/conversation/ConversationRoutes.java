package org.todochatbot.backend.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.Json;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.simple;

/**
 * The memory of a conversation in Dapr state. When the store is away the chat goes on without it: what was spoken of is
 * then forgotten, which costs a question, never a task.
 */
@Component
public class ConversationRoutes implements LambdaRouteBuilder {

    private final int ttlSeconds;

    public ConversationRoutes(@Value("${todo.conversation.ttl-seconds}") int ttlSeconds) {
        this.ttlSeconds = ttlSeconds;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:conversation-recall").routeId("conversation-recall")
                .doTry()
                    .setHeader("stateKey", simple("${variable.turn.personId}"))
                    .to("kamelet:dapr-state-get-action?store=conversations")
                    .bean(ConversationRoutes.class, "remember")
                .doCatch(Exception.class)
                    .log(LoggingLevel.WARN, "Conversation of ${variable.turn.personId} not recalled: ${exception.class.simpleName}")
                    .setVariable("forgotten", constant(true))
                .end()
                .removeHeader("stateKey");

        routes.from("direct:conversation-save").routeId("conversation-save")
                .doTry()
                    .setHeader("stateKey", simple("${variable.turn.personId}"))
                    .to("kamelet:dapr-state-save-sink?store=conversations&ttlSeconds=" + ttlSeconds)
                .doCatch(Exception.class)
                    .log(LoggingLevel.WARN, "Conversation of ${variable.turn.personId} not saved: ${exception.class.simpleName}")
                .end()
                .removeHeader("stateKey");

        routes.from("direct:conversation-forget").routeId("conversation-forget")
                .doTry()
                    .setHeader("stateKey", simple("${variable.turn.personId}"))
                    .to("kamelet:dapr-state-delete-sink?store=conversations")
                .doCatch(Exception.class)
                    .log(LoggingLevel.WARN, "Conversation of ${variable.turn.personId} not deleted: ${exception.class.simpleName}")
                .end()
                .removeHeader("stateKey");
    }

    public static void remember(@Body String json, @Variable("turn") Turn turn, Exchange exchange)
            throws JsonProcessingException {
        if (json != null) {
            exchange.setVariable("turn", turn.remembering(Json.MAPPER.readValue(json, Conversation.class)));
        }
    }
}
