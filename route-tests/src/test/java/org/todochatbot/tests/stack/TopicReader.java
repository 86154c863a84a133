package org.todochatbot.tests.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning to their end at the moment of asking, as an onlooker: without a consumer group. */
public final class TopicReader {

    private TopicReader() {}

    public static List<ConsumerRecord<String, String>> records(String... topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TheStack.get().kafkaBrokers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                    partitions.add(new TopicPartition(topic, partition.partition()));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The events of these people, in the order of their partitions. */
    public static List<JsonNode> events(Set<String> personIds, String... topics) {
        return records(topics).stream()
                .map(record -> Person.tree(record.value()))
                .filter(event -> personIds.contains(event.path("personid").asText()))
                .toList();
    }

    public static List<JsonNode> events(Person person, String... topics) {
        return events(Set.of(person.id().toString()), topics);
    }
}
