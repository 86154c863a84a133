package org.todochatbot.backend.chat;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.Topic;

/**
 * Whether commands of a person still wait in {@code chat-commands}: later ones then queue behind them, so that nobody's
 * commands change their order. It follows the topic, and what has not been committed by those who carry commands out waits: the
 * mark is Kafka's own, so that nobody has to clear it. It is looked up every quarter of a second; what this replica queued
 * counts at once.
 *
 * <p>Offsets are committed once a second only, so whoever speaks more often always has a command that is not: what seems to
 * wait but is answered, which the database knows, does not.
 *
 * <p>By person, not by partition: what one person waits for slows down nobody else, and after a peak those whose commands are
 * done are answered at once again.
 *
 * <p>While Kafka is away what was seen last holds: nothing can be queued then, and nothing waiting can be carried out. After a
 * start it waits for its first look.
 */
@Component
public class ChatBacklog implements LambdaRouteBuilder {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);
    /** How long a request waits for a look that others are at. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** Of so many that wait some do for a while: whether all are answered is not worth asking. */
    private static final int MANY = 50;
    /** Dapr's consumer group is its app id. */
    private static final String GROUP = "routes-backend";

    private final Admin admin;
    private final Consumer<String, byte[]> follower;
    /** By person, the ids of the messages that wait, and where each was read last. */
    private final Map<String, Map<String, Position>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Long> queuedAt = new ConcurrentHashMap<>();
    private final AtomicLong commands = new AtomicLong();
    private final CountDownLatch firstLook = new CountDownLatch(1);
    /** There is more than could be read yet: it may be anybody's. */
    private volatile boolean behind;
    /** Held by who looks, and for what is below. */
    private final ReentrantLock looking = new ReentrantLock();
    private List<TopicPartition> partitions = List.of();
    /** When the last look that succeeded began. */
    private long looked = System.nanoTime();
    /** When the last look that failed ended. */
    private long failed = looked;

    public ChatBacklog(
            @Value("${todo.chat-backlog.brokers}") String brokers,
            @Value("${todo.chat-backlog.security-protocol}") String securityProtocol,
            @Value("${todo.chat-backlog.sasl-mechanism}") String saslMechanism,
            @Value("${todo.chat-backlog.sasl-jaas-config}") String saslJaasConfig,
            MeterRegistry metrics) {
        metrics.gauge("todo.chat.commands.waiting", commands);
        Map<String, Object> settings = new HashMap<>(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, securityProtocol,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis(),
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis()));
        if (securityProtocol.startsWith("SASL")) {
            settings.put(SaslConfigs.SASL_MECHANISM, saslMechanism);
            settings.put(SaslConfigs.SASL_JAAS_CONFIG, saslJaasConfig);
        }
        admin = Admin.create(settings);
        settings.putAll(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false));
        follower = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("timer:chat-backlog?period={{todo.chat-backlog.look-period-millis}}&delay=0").routeId("chat-backlog-look")
                .doTry()
                    .bean(this, "look")
                .doCatch(Exception.class)
                    .log(LoggingLevel.DEBUG, "What waits in chat-commands is not known: ${exception.class.simpleName}")
                .end();
    }

    public boolean holdsCommandsOf(@Variable("actor") Actor actor) throws InterruptedException {
        firstLook.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        String person = actor.personId().toString();
        return behind || waiting.containsKey(person) || queuedAt.containsKey(person);
    }

    /** After a command of the person was queued here. */
    public void noteQueued(Exchange exchange) {
        if (Integer.valueOf(202).equals(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))) {
            queuedAt.put(exchange.getVariable("actor", Actor.class).personId().toString(), System.nanoTime());
        }
    }

    /** The ids of the person's messages that wait, as far as is known; none where there are too many to ask of each. */
    public Set<String> messagesOf(@Variable("actor") Actor actor) {
        Map<String, Position> messages = waiting.getOrDefault(actor.personId().toString(), Map.of());
        return messages.size() > MANY ? Set.of() : Set.copyOf(messages.keySet());
    }

    /**
     * Whether nothing of the person waits besides messages that are answered. The end of the topic is looked at for that, as
     * another replica may have queued something a moment ago; where others are at it for long, or failed just now, it is no.
     *
     * @param answered what {@link #messagesOf} knew of, all of it answered
     */
    public boolean holdsNothingBesides(Set<String> answered, Actor actor)
            throws InterruptedException, ExecutionException, TimeoutException {
        long now = System.nanoTime();
        if (!looking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            if (looked < now && failed < now - PATIENCE.toNanos()) {
                look();
            }
            String person = actor.personId().toString();
            if (looked < now || behind || queuedAt.containsKey(person)) {
                return false;
            }
            waiting.computeIfPresent(person, (id, messages) -> {
                messages.keySet().removeAll(answered);
                return messages.isEmpty() ? null : messages;
            });
            return !waiting.containsKey(person);
        } finally {
            looking.unlock();
        }
    }

    public void look() throws InterruptedException, ExecutionException, TimeoutException {
        looking.lock();
        long begun = System.nanoTime();
        try {
            if (partitions.isEmpty()) {
                follow();
            }
            Map<TopicPartition, Long> done = done(partitions);
            Map<TopicPartition, Long> ends = follower.endOffsets(partitions, TIMEOUT);
            behind = !readTo(ends, begun);
            waiting.values().forEach(messages ->
                    messages.values().removeIf(last -> last.offset() < done.get(last.partition())));
            waiting.values().removeIf(Map::isEmpty);
            queuedAt.values().removeIf(at -> at < begun);
            commands.set(ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - done.get(end.getKey())))
                    .sum());
            looked = begun;
        } finally {
            if (looked != begun) {
                failed = System.nanoTime();
            }
            looking.unlock();
            firstLook.countDown();
        }
    }

    private void follow() throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> all = follower.partitionsFor(Topic.CHAT_COMMANDS, TIMEOUT).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        follower.assign(all);
        done(all).forEach(follower::seek);
        partitions = all;
    }

    /** The offsets before which everything is carried out. */
    private Map<TopicPartition, Long> done(List<TopicPartition> all) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> done = new HashMap<>();
        List<TopicPartition> untouched = new ArrayList<>();
        for (TopicPartition partition : all) {
            OffsetAndMetadata next = committed.get(partition);
            if (next == null) {
                untouched.add(partition);
            } else {
                done.put(partition, next.offset());
            }
        }
        if (!untouched.isEmpty()) {
            done.putAll(follower.beginningOffsets(untouched, TIMEOUT));
        }
        return done;
    }

    /** @return whether all was read in the time that there is for it; the next look goes on */
    private boolean readTo(Map<TopicPartition, Long> ends, long begun) {
        while (ends.entrySet().stream().anyMatch(end -> follower.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() - begun > TIMEOUT.toNanos()) {
                return false;
            }
            for (ConsumerRecord<String, byte[]> command : follower.poll(POLL)) {
                if (command.key() != null) {
                    waiting.computeIfAbsent(command.key(), person -> new ConcurrentHashMap<>()).put(
                            messageId(command),
                            new Position(partitions.get(command.partition()), command.offset()));
                }
            }
        }
        return true;
    }

    /** What cannot be read has no message's id, so it is never answered and waits until it is committed. */
    private static String messageId(ConsumerRecord<String, byte[]> command) {
        try {
            return Json.MAPPER.readTree(command.value()).at("/data/messageId").asText();
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    @PreDestroy
    void close() {
        looking.lock();
        try {
            admin.close();
            follower.close();
        } finally {
            looking.unlock();
        }
    }

    private record Position(TopicPartition partition, long offset) {}
}
