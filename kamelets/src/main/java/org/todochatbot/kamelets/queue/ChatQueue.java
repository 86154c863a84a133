package org.todochatbot.kamelets.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.chat.ChatRequest;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.event.Topic;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.publish.OutgoingEvent;
import org.todochatbot.kamelets.security.Caller;

import static org.apache.camel.builder.Builder.method;

/**
 * Keeps what a person said in Kafka while it cannot be carried out, and tells the person so. Whoever notices first does
 * it: the backend when the database is away, the frontend when the backend is. The same message may be queued by both, or
 * after it was carried out: its id has it done once.
 *
 * <p>Expects the {@link ChatRequest} in the exchange variable {@code chatRequest}; answers 202, or 503 when there is no
 * queue either, and then nothing is claimed.
 */
public class ChatQueue implements LambdaRouteBuilder {

    private final Clock clock;

    public ChatQueue(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:chat-queue").routeId("chat-queue")
                .errorHandler(routes.noErrorHandler())
                .doTry()
                    .setBody(method(this, "command"))
                    .to("kamelet:dapr-publish-sink?pubsub=pubsub&topic=" + Topic.CHAT_COMMANDS)
                    .process(ChatQueue::requireAcknowledged)
                    .setBody(method(this, "told"))
                    .process(exchange -> HttpAnswers.answer(
                            exchange, 202, "application/json", Json.MAPPER.writeValueAsBytes(exchange.getMessage().getBody())))
                .doCatch(Exception.class)
                    .log(LoggingLevel.WARN, "A message was not queued: ${exception.class.simpleName}")
                    .process(ChatQueue::refuse)
                .end();
    }

    /** Its times count from now, in the zone in which it was said. */
    public List<OutgoingEvent> command(@Variable("chatRequest") ChatRequest request) throws JsonProcessingException {
        Caller caller = Caller.current();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String zone = request.timezone() != null ? request.timezone() : caller.zone().getId();
        CloudEvent<ChatRequest> command = new CloudEvent<>(
                "1.0", id, "chat", EventType.CHAT_COMMAND, caller.id().toString(), OffsetDateTime.now(clock),
                "application/json", null, zone, caller.id(), request);
        return List.of(new OutgoingEvent(id.toString(), caller.id().toString(), Json.MAPPER.writeValueAsBytes(command)));
    }

    public ChatReply told(@Variable("chatRequest") ChatRequest request) {
        return new ChatReply(
                request.messageId(),
                "I cannot get at your tasks just now. I have kept what you said, and will answer here as soon as I can.",
                List.of(), List.of(), List.of(), false, true);
    }

    private static void requireAcknowledged(Exchange exchange) {
        if (exchange.getMessage().getBody(Set.class).isEmpty()) {
            throw new IllegalStateException("the broker did not acknowledge");
        }
    }

    private static void refuse(Exchange exchange) throws JsonProcessingException {
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                Problem.unavailable("Your tasks cannot be reached just now, and nothing was changed: try again in a moment."));
        HttpAnswers.problem(exchange);
    }
}
