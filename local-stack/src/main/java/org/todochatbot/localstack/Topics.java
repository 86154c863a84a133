package org.todochatbot.localstack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the system and their dead-letter topics, created where they are missing. */
final class Topics {

    /** A person's messages share a partition, so this is how many people are served side by side. */
    private static final int PARTITIONS = 6;
    private static final short REPLICAS = 1;
    private static final Map<String, String> KEPT_FOR_EVER = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");

    /** These are the audit trail, and what a rebuild reads. */
    private static final List<String> EVENTS = List.of("task-events", "task-updates", "reminders", "chat-replies");
    private static final List<String> QUEUES = List.of("chat-commands");

    private Topics() {
    }

    static List<NewTopic> all() {
        List<NewTopic> topics = new ArrayList<>();
        EVENTS.forEach(name -> topics.add(new NewTopic(name, PARTITIONS, REPLICAS).configs(KEPT_FOR_EVER)));
        QUEUES.forEach(name -> topics.add(new NewTopic(name, PARTITIONS, REPLICAS)));
        List.of(EVENTS, QUEUES).forEach(names -> names.forEach(
                name -> topics.add(new NewTopic(name + "-dead-letter", 1, REPLICAS).configs(KEPT_FOR_EVER))));
        return topics;
    }

    static List<String> deadLetters() {
        return all().stream().map(NewTopic::name).filter(name -> name.endsWith("-dead-letter")).toList();
    }

    static void create(String brokers) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            Set<String> existing = new HashSet<>(admin.listTopics().names().get(30, TimeUnit.SECONDS));
            List<NewTopic> missing = all().stream().filter(topic -> !existing.contains(topic.name())).toList();
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
        }
    }
}
