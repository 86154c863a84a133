package org.todochatbot.backend.chat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.transaction.PersonTransaction;

/**
 * Carries out the commands of a message, once: the idempotency key, the changes, their history, their events and the
 * reply are one transaction. The same message again gets the stored reply.
 */
@Component
public class ChatDispatch extends RouteBuilder {

    private final PersonTransaction personTransaction;
    private final AnsweredMessages answeredMessages;

    public ChatDispatch(PersonTransaction personTransaction, AnsweredMessages answeredMessages) {
        this.personTransaction = personTransaction;
        this.answeredMessages = answeredMessages;
    }

    @Override
    public void configure() {
        // removeOnFailure(false): the key goes with the transaction, and must not be removed by a failing duplicate.
        from("direct:chat-dispatch").routeId("chat-dispatch")
                .errorHandler(noErrorHandler())
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
                                .setVariable("commands", body())
                                .split(body(), new GroupedBodyAggregationStrategy()).stopOnException()
                                    .setVariable("command", body())
                                    .toD("direct:${bean:intentRoute}")
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
}
