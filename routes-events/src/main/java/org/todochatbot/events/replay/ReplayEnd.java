package org.todochatbot.events.replay;

import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.todochatbot.events.lag.BrokerAdmin;

/** In a replay the process ends, with exit code 0, when its consumer group has recorded all that the topics hold. */
@Component
@Profile("replay")
public class ReplayEnd extends RouteBuilder {

    private final ApplicationContext application;
    private final String topics;
    private final String groupId;
    private Admin kafka;

    public ReplayEnd(
            ApplicationContext application,
            @Value("${todo.events.topics}") String topics,
            @Value("${todo.events.group-id}") String groupId) {
        this.application = application;
        this.topics = topics;
        this.groupId = groupId;
    }

    @Override
    public void configure() {
        from("timer:replay-end?period=500").routeId("replay-end-watch")
                .filter(method(this, "isAtEnd"))
                    // On a thread of its own: this route cannot wait for itself to stop.
                    .process(exchange -> Thread.ofPlatform().name("replay-end").start(
                            () -> System.exit(SpringApplication.exit(application, () -> 0))))
                    .stop()
                .end();
    }

    public boolean isAtEnd() throws ExecutionException, InterruptedException {
        if (kafka == null) {
            kafka = BrokerAdmin.of(getContext());
        }
        Map<TopicPartition, OffsetSpec> latest = kafka.describeTopics(Arrays.asList(topics.split(","))).allTopicNames().get()
                .values().stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = kafka.listOffsets(latest).all().get();
        Map<TopicPartition, OffsetAndMetadata> recorded =
                kafka.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata().get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = recorded.get(end.getKey());
            return end.getValue().offset() == (offset == null ? 0 : offset.offset());
        });
    }

    @PreDestroy
    void close() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
