package org.todochatbot.events.lag;

import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many records this service's consumer group has still to record, as the broker knows it. */
@Component
public class GroupLag {

    private final CamelContext camel;
    private final List<String> topics;
    private final String groupId;
    private Admin kafka;

    public GroupLag(
            CamelContext camel,
            @Value("${todo.events.topics}") String topics,
            @Value("${todo.events.group-id}") String groupId) {
        this.camel = camel;
        this.topics = Arrays.asList(topics.split(","));
        this.groupId = groupId;
    }

    /** @throws ExecutionException when the broker is away: each question ends after the time that {@link BrokerAdmin} sets */
    public Map<TopicPartition, Long> byPartition() throws ExecutionException, InterruptedException {
        if (kafka == null) {
            kafka = BrokerAdmin.of(camel);
        }
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        kafka.describeTopics(topics).allTopicNames().get().values().forEach(topic ->
                topic.partitions().forEach(p -> asked.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> recorded =
                kafka.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, Long> left = new HashMap<>();
        kafka.listOffsets(asked).all().get().forEach((partition, end) -> {
            OffsetAndMetadata done = recorded.get(partition);
            left.put(partition, Math.max(0, end.offset() - (done == null ? 0 : done.offset())));
        });
        return left;
    }

    @PreDestroy
    void close() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
