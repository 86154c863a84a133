package org.todochatbot.backend.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.outbox.OutboxRelay;
import org.todochatbot.backend.outbox.OutboxRow;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.backend.transaction.PersonTransaction;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.event.TaskData;
import org.todochatbot.contract.event.Topic;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.publish.OutgoingEvent;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.variable;

/**
 * Carries out what was queued while it could not be done. Dapr delivers a person's commands one after another, each until
 * it is taken; the answer reaches the person as a notification, stored in the transaction that does the work.
 */
@Component
public class ChatCommandReceive implements LambdaRouteBuilder {

    private final PersonTransaction personTransaction;
    private final Clock clock;

    public ChatCommandReceive(PersonTransaction personTransaction, Clock clock) {
        this.personTransaction = personTransaction;
        this.clock = clock;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/events/" + Topic.CHAT_COMMANDS + "?httpMethodRestrict=POST&useStreaming=true")
                .routeId("chat-command-receive")
                .routeConfigurationId(ChatErrors.QUEUED)
                .convertBodyTo(String.class)
                .setVariable("queued", body())
                .bean(ChatIntake.class, "queued")
                .to("direct:chat-understand")
                .to("direct:chat-dispatch")
                .to("direct:chat-follow-up")
                .process(exchange -> HttpAnswers.answer(exchange, 200, null, null));

        // Within the transaction that answers the message. A message that was queued twice is told once.
        routes.from("direct:reply-notify").routeId("reply-notify")
                .errorHandler(routes.noErrorHandler())
                .setVariable("reply", body())
                .setBody(method(this, "notification"))
                .setVariable("told", body())
                .to("sql:classpath:sql/insert-notification.sql?outputType=SelectOne")
                .filter(body().isNotNull())
                    .setBody(method(this, "event"))
                    .to("sql:classpath:sql/insert-outbox.sql")
                .end()
                .setBody(variable("reply"));

        // What was said cannot be done as it was said: the person is told why.
        routes.from("direct:chat-command-refuse").routeId("chat-command-refuse")
                .errorHandler(routes.noErrorHandler())
                .policy(personTransaction)
                    .to("direct:reply-notify")
                .end()
                .to(OutboxRelay.WAKE);

        routes.from("direct:chat-command-bury").routeId("chat-command-bury")
                .errorHandler(routes.noErrorHandler())
                .setBody(method(this, "deadLetter"))
                .to("kamelet:dapr-publish-sink?pubsub=pubsub&topic=" + Topic.deadLetter(Topic.CHAT_COMMANDS));
    }

    public Map<String, Object> notification(
            @Body ChatReply reply, @Variable("turn") Turn turn) {
        Map<String, Object> row = new HashMap<>();
        row.put("personId", turn.personId());
        row.put("kind", "reply");
        row.put("taskId", null);
        row.put("text", reply.reply());
        row.put("messageId", turn.messageId());
        row.put("at", OffsetDateTime.now(clock));
        return row;
    }

    public Map<String, Object> event(
            @Body String notificationId, @Variable("told") Map<String, Object> told, @Variable("actor") Actor actor) {
        OffsetDateTime at = (OffsetDateTime) told.get("at");
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Notification notification =
                new Notification(notificationId, Notification.Kind.REPLY, null, (String) told.get("text"), at, null);
        return OutboxRow.of(new CloudEvent<>(
                "1.0", id, "routes-backend", EventType.CHAT_REPLIED, actor.personId().toString(), at, "application/json", null,
                actor.zone().getId(), actor.personId(), TaskData.ofReply(notification)));
    }

    /** The command as it came, with why it could not be carried out. */
    public List<OutgoingEvent> deadLetter(@Variable("queued") String queued, Exchange exchange) throws JsonProcessingException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Map<String, Object> letter = new LinkedHashMap<>();
        letter.put("specversion", "1.0");
        letter.put("id", id);
        letter.put("source", "routes-backend");
        letter.put("type", "dead-letter");
        letter.put("time", OffsetDateTime.now(clock));
        letter.put("datacontenttype", "application/json");
        letter.put("data", Map.of("topic", Topic.CHAT_COMMANDS, "cause", HttpAnswers.kinds(cause), "value", queued));
        return List.of(new OutgoingEvent(
                id.toString(), id.toString(), Json.MAPPER.writeValueAsString(letter).getBytes(StandardCharsets.UTF_8)));
    }
}
