package org.todochatbot.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.ChatRequest;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

/** What is said while it cannot be done is kept, done in its order when it can be, and answered in the chat. */
@OnTheStack
class QueuedCommandsTest {

    private final LocalStack stack = TheStack.get();
    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
        ann.say("add buy milk");
    }

    @AfterEach
    void mend() {
        for (String part : List.of("postgresql", "kafka", "routes-backend")) {
            stack.part(part).start();
        }
        TheStack.awaitAllReady();
    }

    @Test
    void withoutDatabaseCommandsAreKeptAndDoneInTheirOrder() {
        stack.part("postgresql").stop();

        HttpResponse<String> first = said("complete buy milk");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(Person.tree(first.body()).get("queued").asBoolean()).isTrue();
        assertThat(said("rename buy milk to buy oat milk").statusCode()).isEqualTo(202);
        assertThat(said("add call Bob").statusCode()).isEqualTo(202);

        stack.part("postgresql").start();

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> replies().size() == 3);
        assertThat(replies()).satisfiesExactly(
                reply -> assertThat(reply).startsWith("Completed “buy milk”"),
                reply -> assertThat(reply).contains("buy oat milk"),
                reply -> assertThat(reply).startsWith("Added “call Bob”"));
        await().atMost(Duration.ofSeconds(30)).until(() ->
                Database.count("insights", "select count(*) from audit_log where type = 'chat-replied' and person_id = ?", ann.id()) >= 3);
        assertThat(ann.task("buy oat milk").status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(ann.tasks()).extracting(Task::title).containsExactlyInAnyOrder("buy oat milk", "call Bob");
    }

    @Test
    void withoutDatabaseAListSaysThatItCannotBeShown() {
        stack.part("postgresql").stop();

        HttpResponse<String> list = said("show my tasks");

        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(list.body()).contains("cannot show them");
    }

    @Test
    void withoutBackendTheFrontendKeepsTheCommand() {
        stack.part("routes-backend").stop();

        String id = UUID.randomUUID().toString();
        HttpResponse<String> kept = said(id, "add water the plants");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(202);
        assertThat(said(id, "add water the plants").statusCode()).isEqualTo(202);

        stack.part("routes-backend").start();

        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() ->
                replies().stream().anyMatch(reply -> reply.contains("water the plants")));
        assertThat(ann.say(id, "add water the plants").reply()).startsWith("Added “water the plants”");
        assertThat(replies()).filteredOn(reply -> reply.contains("water the plants")).hasSize(1);
        assertThat(ann.tasks()).extracting(Task::title).containsExactlyInAnyOrder("buy milk", "water the plants");
    }

    @Test
    void withNeitherDatabaseNorBrokerNothingIsClaimed() {
        stack.part("postgresql").stop();
        stack.part("kafka").stop();

        HttpResponse<String> refused = said("add something that must not be claimed");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    /** One who does not stop to speak has always said something that the consumer has not committed. */
    @Test
    void whoeverSpeaksOnIsAnsweredAtOnceAgainAndInOrder() {
        stack.part("postgresql").stop();
        List<String> said = new ArrayList<>();
        assertThat(sayNext(said)).isEqualTo(202);
        stack.part("postgresql").start();

        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(200)).atMost(Duration.ofSeconds(60))
                .until(() -> sayNext(said) == 200);

        assertThat(ann.tasks().stream().sorted(Comparator.comparing(Task::id)).map(Task::title).filter(title -> !title.equals("buy milk")))
                .containsExactlyElementsOf(said);
    }

    private int sayNext(List<String> said) {
        String title = "water plant " + (said.size() + 1);
        said.add(title);
        return said("add " + title).statusCode();
    }

    /** Bob's commands stand in every partition, so in Ann's too, and always some of them wait. */
    @Test
    void nobodyWaitsForWhatAnotherHasQueued() throws Exception {
        Person bob = Person.signUp();
        try (KafkaProducer<String, byte[]> queue = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBrokers()), new StringSerializer(), new ByteArraySerializer())) {
            int partitions = queue.partitionsFor("chat-commands").size();
            Instant end = Instant.now().plusSeconds(4);
            Set<Integer> bobs = new HashSet<>();
            while (Instant.now().isBefore(end)) {
                for (int partition = 0; partition < partitions; partition++) {
                    queue.send(new ProducerRecord<>("chat-commands", partition, bob.id().toString(), command(bob, "help")));
                }
                queue.flush();
                bobs.add(bob.post("/api/chat", Person.json(Map.of("messageId", UUID.randomUUID().toString(), "text", "help"))).statusCode());
                assertThat(said("add call number " + Instant.now().toEpochMilli()).statusCode()).isEqualTo(200);
                Thread.sleep(100);
            }
            assertThat(bobs).contains(202);
        }
    }

    private static byte[] command(Person person, String text) throws JsonProcessingException {
        UUID id = UUID.randomUUID();
        return Json.MAPPER.writeValueAsBytes(new CloudEvent<>(
                "1.0", id, "chat", EventType.CHAT_COMMAND, person.id().toString(), OffsetDateTime.now(), "application/json", null,
                "Europe/Vienna", person.id(), new ChatRequest(id.toString(), text, null, null)));
    }

    /** Without that to the first task, which may have been queued too, right after another test's outage. */
    private List<String> replies() {
        return ann.notifications().stream()
                .filter(notification -> notification.kind() == Notification.Kind.REPLY)
                .map(Notification::text)
                .filter(reply -> !reply.startsWith("Added “buy milk”"))
                .toList();
    }

    private HttpResponse<String> said(String text) {
        return said(UUID.randomUUID().toString(), text);
    }

    private HttpResponse<String> said(String messageId, String text) {
        return ann.post("/api/chat", Person.json(Map.of("messageId", messageId, "text", text)));
    }
}
