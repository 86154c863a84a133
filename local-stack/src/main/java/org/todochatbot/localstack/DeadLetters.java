package org.todochatbot.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the services could not handle, and sending it to its topic once more. The offset of the consumer group
 * {@code redrive} tells which were sent: one whose acknowledgement was lost is sent twice, and has its effect once, as every
 * delivery.
 */
public final class DeadLetters {

    private static final String GROUP = "redrive";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String brokers;

    DeadLetters(String brokers) {
        this.brokers = brokers;
    }

    /**
     * One that was not sent again yet.
     *
     * @param topic where it could not be handled
     * @param id    of the event or command; empty where it cannot be read
     * @param cause the kinds of the exceptions, outermost first; nothing that a person wrote
     */
    public record DeadLetter(String topic, String id, Instant at, String cause) {
    }

    public List<DeadLetter> waiting() {
        List<DeadLetter> letters = new ArrayList<>();
        for (String topic : Topics.deadLetters()) {
            read(topic, (consumer, record) -> {
                Letter letter = Letter.of(record);
                letters.add(new DeadLetter(letter.topic(), letter.id(), Instant.ofEpochMilli(record.timestamp()), letter.cause()));
            });
        }
        return letters;
    }

    /** Sends all that wait to their topics, in their order, and returns how many they were. */
    public int redrive() {
        int[] sent = {0};
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers), new StringSerializer(), new StringSerializer())) {
            for (String topic : Topics.deadLetters()) {
                read(topic, (consumer, record) -> {
                    Letter letter = Letter.of(record);
                    producer.send(new ProducerRecord<>(letter.topic(), letter.key(), letter.value())).get();
                    consumer.commitSync(Map.of(
                            new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1)));
                    sent[0]++;
                });
            }
        }
        return sent[0];
    }

    private interface Work {
        void on(KafkaConsumer<String, String> consumer, ConsumerRecord<String, String> record)
                throws ExecutionException, InterruptedException;
    }

    /** From where the last redrive ended to where the topic ends now. */
    private void read(String topic, Work work) {
        // A dead-letter topic has one partition.
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                        ConsumerConfig.GROUP_ID_CONFIG, GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    if (record.offset() < end) {
                        work.on(consumer, record);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new StackException("Kafka did not take a dead letter back: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }

    /** What both kinds hold: a record with its cause in headers (routes-events), or a CloudEvent around it (by Dapr). */
    private record Letter(String topic, String key, String value, String id, String cause) {

        static Letter of(ConsumerRecord<String, String> record) {
            Header cause = record.headers().lastHeader("dead-letter-cause");
            if (cause != null) {
                return new Letter(record.topic().replaceFirst("-dead-letter$", ""), record.key(), record.value(),
                        tree(record.value()).path("id").asText(), new String(cause.value(), StandardCharsets.UTF_8));
            }
            JsonNode data = tree(record.value()).path("data");
            JsonNode event = tree(data.path("value").asText());
            return new Letter(record.topic().replaceFirst("-dead-letter$", ""), event.path("personid").asText(null),
                    data.path("value").asText(), event.path("id").asText(), data.path("cause").asText());
        }

        private static JsonNode tree(String json) {
            try {
                JsonNode tree = JSON.readTree(json);
                return tree == null ? JSON.missingNode() : tree;
            } catch (JsonProcessingException e) {
                return JSON.missingNode();
            }
        }
    }
}
