package org.todochatbot.events.record;

import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;

/** Makes an event of a Kafka record of a batch. */
public final class EventRead {

    private EventRead() {}

    /** The record's own headers are kept, for the dead letter that it may become. */
    public static ReceivedEvent read(Exchange exchange) {
        Exchange record = (Exchange) exchange.getMessage().getBody();
        // Copied: what becomes a dead letter drops its headers, and the record's own still have to commit the offset.
        record.getMessage().getHeaders().forEach(exchange.getMessage()::setHeader);
        String text = record.getMessage().getBody(String.class);
        exchange.setVariable("text", text);
        return ReceivedEvent.of(record.getMessage().getHeader(KafkaConstants.TOPIC, String.class), text);
    }
}
