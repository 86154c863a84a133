package org.todochatbot.events.deadletter;

import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.event.Topic;
import org.todochatbot.kamelets.http.HttpAnswers;

/**
 * Sets a record aside that can never be read: as it came, on the dead-letter topic of its own, with its cause and origin
 * in the headers, where an operator sees it.
 */
@Component
public class DeadLetterPublish implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:dead-letter-publish").routeId("dead-letter-publish")
                .errorHandler(routes.noErrorHandler())
                .process(DeadLetterPublish::describe)
                .toD("kafka:${header.deadLetterTopic}");
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
