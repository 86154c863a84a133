package org.todochatbot.events.record;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.todochatbot.events.record.ReceivedEvent.UnreadableEvent;

/** Makes events of Kafka's records. */
public final class EventRead {

    private EventRead() {}

    /** Those of a batch that can be read; the other records become the variable {@code unreadable}. */
    public static List<ReceivedEvent> batch(@Body List<Exchange> records, Exchange batch) {
        List<ReceivedEvent> events = new ArrayList<>(records.size());
        List<Exchange> unreadable = new ArrayList<>();
        for (Exchange one : records) {
            try {
                events.add(event(one.getMessage()));
            } catch (UnreadableEvent e) {
                unreadable.add(one);
            }
        }
        batch.setVariable("unreadable", unreadable);
        return events;
    }

    /** One record, with its headers and the variable {@code text} for the dead letter that it may become. */
    public static List<ReceivedEvent> alone(Exchange exchange) {
        Message message = ((Exchange) exchange.getMessage().getBody()).getMessage();
        // Copied: what becomes a dead letter drops its headers, and the record's own still have to commit the offset.
        message.getHeaders().forEach(exchange.getMessage()::setHeader);
        exchange.setVariable("text", message.getBody(String.class));
        return List.of(event(message));
    }

    private static ReceivedEvent event(Message message) {
        return ReceivedEvent.of(message.getHeader(KafkaConstants.TOPIC, String.class), message.getBody(String.class));
    }
}
