package org.todochatbot.backend.chat;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Variable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.SaslConfigs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.contract.event.Topic;

/**
 * Whether commands of a person still wait in {@code chat-commands}: later ones then queue behind them, so that nobody's
 * commands change their order. The mark is Kafka's own, the offsets of the person's partition, so that nobody has to clear
 * it. It is looked up every quarter of a second; what this replica queued counts at once.
 *
 * <p>While Kafka is away what was seen last holds: nothing can be queued then, and nothing waiting can be carried out.
 */
@Component
public class ChatBacklog extends RouteBuilder {

    private static final long TIMEOUT_MILLIS = 2000;
    /** Dapr's consumer group is its app id. */
    private static final String GROUP = "routes-backend";

    private final Admin admin;
    private final Map<Integer, Boolean> waiting = new ConcurrentHashMap<>();
    private final Map<Integer, Long> queuedAt = new ConcurrentHashMap<>();
    private final AtomicLong commands = new AtomicLong();
    private volatile List<TopicPartition> partitions = List.of();

    public ChatBacklog(
            @Value("${todo.chat-backlog.brokers}") String brokers,
            @Value("${todo.chat-backlog.security-protocol}") String securityProtocol,
            @Value("${todo.chat-backlog.sasl-mechanism}") String saslMechanism,
            @Value("${todo.chat-backlog.sasl-jaas-config}") String saslJaasConfig,
            MeterRegistry metrics) {
        metrics.gauge("todo.chat.commands.waiting", commands);
        Map<String, Object> settings = new HashMap<>(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.SECURITY_PROTOCOL_CONFIG, securityProtocol,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT_MILLIS));
        if (securityProtocol.startsWith("SASL")) {
            settings.put(SaslConfigs.SASL_MECHANISM, saslMechanism);
            settings.put(SaslConfigs.SASL_JAAS_CONFIG, saslJaasConfig);
        }
        admin = Admin.create(settings);
    }

    @Override
    public void configure() {
        from("timer:chat-backlog?period={{todo.chat-backlog.look-period-millis}}&delay=0").routeId("chat-backlog-look")
                .doTry()
                    .bean(this, "look")
                .doCatch(Exception.class)
                    .log(LoggingLevel.DEBUG, "What waits in chat-commands is not known: ${exception.class.simpleName}")
                .end();
    }

    public boolean holdsCommandsOf(@Variable("actor") Actor actor) {
        int partition = partitionOf(actor.personId(), partitions.size());
        return waiting.getOrDefault(partition, false) || queuedAt.containsKey(partition);
    }

    /** After a command of the person was queued here. */
    public void noteQueued(Exchange exchange) {
        if (Integer.valueOf(202).equals(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))) {
            UUID person = exchange.getVariable("actor", Actor.class).personId();
            queuedAt.put(partitionOf(person, partitions.size()), System.nanoTime());
        }
    }

    public void look() throws InterruptedException, ExecutionException, TimeoutException {
        long begun = System.nanoTime();
        if (partitions.isEmpty()) {
            partitions = partitions();
        }
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> first = offsets(OffsetSpec.earliest());
        AtomicLong all = new AtomicLong();
        offsets(OffsetSpec.latest()).forEach((partition, end) -> {
            OffsetAndMetadata done = committed.get(partition);
            long left = end - (done == null ? first.get(partition) : done.offset());
            waiting.put(partition.partition(), left > 0);
            all.addAndGet(Math.max(0, left));
        });
        commands.set(all.get());
        queuedAt.values().removeIf(at -> at < begun);
    }

    private List<TopicPartition> partitions() throws InterruptedException, ExecutionException, TimeoutException {
        return admin.describeTopics(List.of(Topic.CHAT_COMMANDS))
                .allTopicNames()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .get(Topic.CHAT_COMMANDS)
                .partitions()
                .stream()
                .map(TopicPartitionInfo::partition)
                .map(number -> new TopicPartition(Topic.CHAT_COMMANDS, number))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry :
                admin.listOffsets(asked).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).entrySet()) {
            offsets.put(entry.getKey(), entry.getValue().offset());
        }
        return offsets;
    }

    /** As Dapr's Kafka client does it: 32-bit FNV-1a of the partition key, its sign dropped after the remainder. */
    static int partitionOf(UUID person, int partitions) {
        int hash = 0x811c9dc5;
        for (byte b : person.toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return partitions == 0 ? 0 : Math.abs(hash % partitions);
    }

    @PreDestroy
    void close() {
        admin.close();
    }
}
