package org.todochatbot.backend.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.Json;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/** What somebody says whose earlier messages wait to be carried out, or seem to: it queues behind them, if they do. */
@Component
public class ChatLine implements LambdaRouteBuilder {

    private final ChatBacklog backlog;
    private final PersonReading personReading;

    public ChatLine(ChatBacklog backlog, PersonReading personReading) {
        this.backlog = backlog;
        this.personReading = personReading;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:chat-line-look").routeId("chat-line-look")
                .errorHandler(routes.noErrorHandler())
                .setVariable("waiting", method(backlog, "messagesOf"))
                .doTry()
                    .to("direct:chat-replies-find")
                    .setBody(method(this, "place"))
                .doCatch(Exception.class)
                    .setBody(constant(new Place(null, true)))
                .end();

        routes.from("direct:chat-replies-find").routeId("chat-replies-find")
                .errorHandler(routes.noErrorHandler())
                .setBody(method(this, "messages"))
                .policy(personReading)
                    .to("sql:classpath:sql/find-replies-in-line.sql?outputType=SelectOne")
                .end();
    }

    public Map<String, Object> messages(@Variable("waiting") Set<String> waiting) throws JsonProcessingException {
        return Map.of("messages", Json.MAPPER.writeValueAsString(waiting));
    }

    public Place place(
            @Body Map<String, Object> found, @Variable("waiting") Set<String> waiting, @Variable("actor") Actor actor)
            throws Exception {
        String reply = (String) found.get("reply");
        boolean allAnswered = !waiting.isEmpty() && (long) found.get("answered") == waiting.size();
        boolean free = allAnswered ? backlog.holdsNothingBesides(waiting, actor) : !backlog.holdsCommandsOf(actor);
        return new Place(reply, reply == null && !free);
    }

    /**
     * @param reply to the message itself, JSON, if it was answered already; else null
     * @param waits whether it has to be done after others
     */
    public record Place(String reply, boolean waits) {}
}
