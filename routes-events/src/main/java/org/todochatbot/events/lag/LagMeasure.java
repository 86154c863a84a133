package org.todochatbot.events.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How many records of each topic this service's consumer group has still to record: the gauge {@value #LAG}, tag {@code topic}. */
@Component
@Profile("!replay")
public class LagMeasure extends RouteBuilder {

    public static final String LAG = "todo.events.lag";

    private static final int TIMEOUT_SECONDS = 5;

    private final List<String> topics;
    private final String groupId;
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();
    private Admin admin;

    public LagMeasure(
            @Value("${todo.events.topics}") String topics,
            @Value("${todo.events.group-id}") String groupId,
            MeterRegistry metrics) {
        this.topics = Arrays.asList(topics.split(","));
        this.groupId = groupId;
        this.metrics = metrics;
    }

    @Override
    public void configure() {
        from("timer:lag-measure?period=10000").routeId("lag-measure")
                .doTry()
                    .bean(this, "measure")
                .doCatch(Exception.class)
                    .log(LoggingLevel.DEBUG, "The lag is not known: ${exception.class.simpleName}")
                .end();
    }

    public void measure() throws Exception {
        if (admin == null) {
            admin = BrokerAdmin.of(getContext());
        }
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(topics).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).values().forEach(topic ->
                topic.partitions().forEach(p -> asked.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> recorded = admin.listConsumerGroupOffsets(groupId)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        Map<String, Long> left = new HashMap<>();
        admin.listOffsets(asked).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).forEach((partition, end) -> {
            OffsetAndMetadata done = recorded.get(partition);
            left.merge(partition.topic(), Math.max(0, end.offset() - (done == null ? 0 : done.offset())), Long::sum);
        });
        left.forEach((topic, lag) -> lags
                .computeIfAbsent(topic, name -> metrics.gauge(LAG, Tags.of("topic", name), new AtomicLong()))
                .set(lag));
    }

    @PreDestroy
    void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
