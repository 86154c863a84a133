package org.todochatbot.events.deadletter;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.event.Topic;
import org.todochatbot.kamelets.http.HttpAnswers;

/**
 * The error policies of the events service. None is global, and none stands on a transactional route: see
 * TransactionPolicy.
 */
@Component
public class EventErrors extends RouteConfigurationBuilder {

    /** What fails for a while (the database, the broker) is tried until it works: each attempt is a transaction. */
    public static final String TRY_UNTIL_DONE = "try-until-done";

    /** What can never be read is set aside, with its cause and origin, where an operator sees it. */
    public static final String DEAD_LETTER_UNREADABLE = "dead-letter-unreadable";

    @Override
    public void configuration() {
        routeConfiguration(TRY_UNTIL_DONE)
                .onException(Exception.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(200)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(15_000)
                .useCollisionAvoidance()
                .collisionAvoidancePercent(30)
                .onExceptionOccurred(HttpAnswers::report)
                // Camel's own line would hold the exception's text, which may quote what a person wrote.
                .logRetryAttempted(false)
                .logExhausted(false);

        routeConfiguration(DEAD_LETTER_UNREADABLE)
                .onException(Exception.class)
                .handled(true)
                .process(EventErrors::describe)
                .toD("kafka:${header.deadLetterTopic}")
                .setBody(constant(null));
    }

    /** Headers as text, since Kafka Connect and Dapr both show such; the value is the record's own, unchanged. */
    private static void describe(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var message = exchange.getMessage();
        String topic = message.getHeader(KafkaConstants.TOPIC, String.class);
        String origin = topic + "/" + message.getHeader(KafkaConstants.PARTITION) + "/" + message.getHeader(KafkaConstants.OFFSET);
        Object key = message.getHeader(KafkaConstants.KEY);
        message.removeHeaders("*");
        message.setHeader("deadLetterTopic", Topic.deadLetter(topic));
        message.setHeader("dead-letter-cause", HttpAnswers.kinds(cause));
        message.setHeader("dead-letter-origin", origin);
        message.setHeader("dead-letter-attempts", "1");
        message.setHeader("dead-letter-by", "routes-events");
        message.setHeader(KafkaConstants.KEY, key);
        message.setBody(exchange.getVariable("text"));
    }
}
