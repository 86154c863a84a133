package org.todochatbot.backend.chat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.transaction.PersonTransaction;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.task.Task;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.exchangeProperty;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * Carries out the commands of a message, once: the idempotency key, the changes, their history, their events and the
 * reply are one transaction. The same message again gets the stored reply.
 */
@Component
public class ChatDispatch implements LambdaRouteBuilder {

    private static final UUID NOT_FOUND = new UUID(0, 0);

    private final PersonTransaction personTransaction;
    private final AnsweredMessages answeredMessages;

    public ChatDispatch(PersonTransaction personTransaction, AnsweredMessages answeredMessages) {
        this.personTransaction = personTransaction;
        this.answeredMessages = answeredMessages;
    }

    @Override
    public void accept(RouteBuilder routes) {
        // removeOnFailure(false): the key goes with the transaction, and must not be removed by a failing duplicate.
        routes.from("direct:chat-dispatch").routeId("chat-dispatch")
                .errorHandler(routes.noErrorHandler())
                .policy(personTransaction)
                    .idempotentConsumer(simple("${variable.turn.messageId}"), answeredMessages)
                            .skipDuplicate(false).removeOnFailure(false)
                        .choice()
                            .when(exchangeProperty(Exchange.DUPLICATE_MESSAGE).isEqualTo(true))
                                .to("sql:classpath:sql/find-reply.sql?outputType=SelectOne")
                                .bean(ReplyWriter.class, "again")
                            .otherwise()
                                .filter(variable("ifMatch").isNotNull())
                                    .to("direct:task-version-require")
                                .end()
                                .filter(variable("known").isNotNull())
                                    .to("direct:known-task-find")
                                .end()
                                .setVariable("commands", body())
                                .process(exchange -> exchange.setVariable("spokenOf", new AtomicReference<>(List.of())))
                                .split(body(), new GroupedBodyAggregationStrategy()).stopOnException()
                                    .setVariable("command", body())
                                    .process(ChatDispatch::recallSpokenOf)
                                    .toD("direct:${bean:intentRoute}")
                                    .process(ChatDispatch::noteSpokenOf)
                                .end()
                                .bean(ReplyWriter.class, "write")
                                .setVariable("reply", body())
                                .setVariable("replyJson", method(ReplyWriter.class, "json"))
                                .setBody(constant(Map.of()))
                                .to("sql:classpath:sql/store-reply.sql")
                                .setBody(variable("reply"))
                        .end()
                        .filter(variable("queued").isNotNull())
                            .to("direct:reply-notify")
                        .end()
                    .end()
                .end();
    }

    /** "It" in a later command of a message is what an earlier one was about; nothing, where that was not found. */
    @SuppressWarnings("unchecked")
    private static void recallSpokenOf(Exchange command) {
        List<UUID> tasks = (List<UUID>) command.getVariable("spokenOf", AtomicReference.class).get();
        if (!tasks.isEmpty()) {
            Turn turn = command.getVariable("turn", Turn.class);
            command.setVariable("turn", turn.remembering(turn.conversation().speakingOf(tasks)));
        }
    }

    @SuppressWarnings("unchecked")
    private static void noteSpokenOf(Exchange command) {
        List<UUID> tasks = command.getMessage().getBody(Effect.class).tasks().stream().map(Task::id).toList();
        List<Target> targets = command.getVariable("command", Command.class).targets();
        boolean notFound = tasks.isEmpty() && targets.stream().anyMatch(target -> target.title() != null);
        if (!tasks.isEmpty() || notFound) {
            command.getVariable("spokenOf", AtomicReference.class).set(notFound ? List.of(NOT_FOUND) : tasks);
        }
    }
}
