package org.todochatbot.tests.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;
import org.todochatbot.tests.stack.TopicReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every event is published when its change is committed, in order per task, and has its effect once. */
@OnTheStack
class EventsTest {

    private static final String[] TASK_TOPICS = {"task-events", "task-updates", "reminders"};

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(EventsTest.class.getResourceAsStream("/schemas/task-event.schema.json"));

    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
    }

    @Test
    void theSameMessageTwiceGivesTheSameReplyAndOneTask() {
        String id = UUID.randomUUID().toString();

        ChatReply first = ann.say(id, "add buy milk");
        ChatReply second = ann.say(id, "add buy milk");

        assertThat(second).isEqualTo(first);
        assertThat(ann.tasks()).hasSize(1);
    }

    @Test
    void theSameMessageEightTimesAtOnceGivesOneTask() {
        String id = UUID.randomUUID().toString();

        List<CompletableFuture<ChatReply>> replies = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ann.say(id, "add buy milk")))
                .toList();

        assertThat(replies.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(ann.tasks()).hasSize(1);
    }

    @Test
    void everyChangeIsAnEventInOrderWithoutGaps() {
        ann.say("add buy milk");
        ann.say("rename 'buy milk' to 'buy oat milk'");
        ann.say("remind me about this task tomorrow at 9am");
        ann.say("complete this task");
        ann.say("undo");
        ann.say("delete buy oat milk");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<JsonNode> events = new ArrayList<>(TopicReader.events(ann, TASK_TOPICS));
            events.sort((a, b) -> Long.compare(a.get("sequence").asLong(), b.get("sequence").asLong()));
            assertThat(events).extracting(e -> e.get("type").asText()).containsExactly(
                    "task-created", "task-updated", "reminder-scheduled", "task-completed", "reminder-cancelled",
                    "reminder-scheduled", "task-reopened", "task-deleted", "reminder-cancelled");
            assertThat(events).extracting(e -> e.get("sequence").asLong()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
            assertThat(events).extracting(e -> e.get("zone").asText()).containsOnly("Europe/Vienna");
            assertThat(events).allSatisfy(event -> assertThat(SCHEMA.validate(event)).isEmpty());
            for (String topic : TASK_TOPICS) {
                assertThat(TopicReader.events(ann, topic)).extracting(e -> e.get("sequence").asLong()).isSorted();
            }
        });
        assertThat(Database.count("todo", "select count(*) from task_history where person_id = ?", ann.id())).isEqualTo(9);
    }

    @Test
    void insightsCountWhatWasDone() {
        ann.say("add buy milk");
        ann.say("add call Bob");
        ann.say("add pay the rent");
        ann.say("complete buy milk");
        ann.say("complete call Bob");
        ann.say("reopen call Bob");
        ann.say("delete pay the rent");

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            JsonNode insights = ann.insights();
            assertThat(insights.get("open").asInt()).isEqualTo(1);
            JsonNode day = insights.get("days").get(0);
            assertThat(day.get("created").asInt()).isEqualTo(3);
            assertThat(day.get("completed").asInt()).isEqualTo(1);
            assertThat(day.get("reopened").asInt()).isEqualTo(1);
            assertThat(day.get("deleted").asInt()).isEqualTo(1);
        });
        assertThat(ann.say("how am I doing?").reply()).contains("completed 1 task and");
    }

    @Test
    void whatIsUndoneDoesNotCount() {
        ann.say("add water the plants every day");
        ann.say("complete water the plants");
        ann.say("undo");
        awaitDay(1, 0, 0, 0);
        ann.say("delete water the plants");
        ann.say("undo");
        ann.say("add call Bob tomorrow and make it urgent");
        awaitDay(2, 0, 0, 0);
        ann.say("undo");
        awaitDay(1, 0, 0, 0);
    }

    @Test
    void whatIsDoneAgainCountsAgainAndWhatIsUndoneAgainDoesNot() {
        ann.say("add call Bob");
        ann.say("complete call Bob");
        ann.say("reopen call Bob");
        awaitDay(1, 0, 1, 0);
        ann.say("undo");
        awaitDay(1, 1, 0, 0);
        ann.say("undo");
        ann.say("undo");
        ann.say("add pay the rent");
        awaitDay(1, 0, 0, 0);
        ann.say("delete pay the rent");
        ann.say("undo");
        awaitDay(1, 0, 0, 0);
        ann.say("redo");
        awaitDay(1, 0, 0, 1);
        ann.say("undo");
        ann.say("undo");
        awaitDay(0, 0, 0, 0);
        assertThat(ann.say("how am I doing?").reply()).contains("added 0");
    }

    @Test
    void aTaskThatIsReopenedTakesBackTheCompletionThatStillCounts() {
        ann.say("add call Bob");
        ann.say("complete call Bob");
        ann.say("reopen call Bob");
        ann.say("complete call Bob");
        ann.say("undo");
        ann.say("undo");
        awaitDay(1, 1, 0, 0);
        ann.say("reopen call Bob");
        awaitDay(1, 0, 1, 0);
        assertThat(Database.count("insights", "select count(*) from task_state where person_id = ? and pending", ann.id())).isOne();
    }

    private void awaitDay(int created, int completed, int reopened, int deleted) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            // No day yet, until the first event has come.
            JsonNode day = ann.insights().path("days").path(0);
            assertThat(Stream.of("created", "completed", "reopened", "deleted").map(name -> day.path(name).asInt()))
                    .as("created, completed, reopened, deleted")
                    .containsExactly(created, completed, reopened, deleted);
        });
    }

    @Test
    void anEventDeliveredTwiceCountsOnce() {
        ann.say("add buy milk");
        awaitOpen(1);
        ConsumerRecord<String, String> event = TopicReader.records("task-events").stream()
                .filter(record -> record.value().contains(ann.id().toString()))
                .findFirst()
                .orElseThrow();

        produce("task-events", event.key(), event.value());
        produce("task-events", event.key(), event.value());
        ann.say("add call Bob");

        awaitOpen(2);
        assertThat(ann.insights().get("days").get(0).get("created").asInt()).isEqualTo(2);
    }

    /** As after a rebalance, when another consumer begins at an older offset. */
    @Test
    void eventsOfATaskThatComeOutOfOrderEndInItsLastState() {
        ann.say("add buy milk");
        awaitOpen(1);
        ObjectNode created = (ObjectNode) Person.tree(TopicReader.records("task-events").stream()
                .filter(record -> record.value().contains(ann.id().toString()))
                .findFirst()
                .orElseThrow()
                .value());
        String task = UUID.randomUUID().toString();
        created.put("subject", task).put("sequence", 1).put("id", UUID.randomUUID().toString());
        ((ObjectNode) created.at("/data/task")).put("id", task);
        ObjectNode deleted = created.deepCopy();
        deleted.put("type", "task-deleted").put("sequence", 2).put("id", UUID.randomUUID().toString());
        ((ObjectNode) deleted.get("data")).put("deleted", true);

        produce("task-events", ann.id().toString(), deleted.toString());
        produce("task-events", ann.id().toString(), created.toString());

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode day = ann.insights().get("days").get(0);
            assertThat(day.get("created").asInt()).isEqualTo(2);
            assertThat(day.get("deleted").asInt()).isEqualTo(1);
        });
        assertThat(ann.insights().get("open").asInt()).isEqualTo(1);
    }

    @Test
    void anEventThatCannotBeReadIsSetAsideWithItsCauseAndTheOthersGoOn() {
        String poison = "{\"this is\": \"no event " + UUID.randomUUID() + "\"}";

        produce("task-events", ann.id().toString(), poison);
        ann.say("add buy milk");

        awaitOpen(1);
        ConsumerRecord<String, String> deadLetter = TopicReader.records("task-events-dead-letter").stream()
                .filter(record -> record.value().equals(poison))
                .findFirst()
                .orElseThrow();
        Map<String, String> headers = new HashMap<>();
        StreamSupport.stream(deadLetter.headers().spliterator(), false)
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(headers).containsKeys("dead-letter-cause", "dead-letter-attempts");
        assertThat(headers.get("dead-letter-origin")).startsWith("task-events/");
    }

    @Test
    void whatTheDatabaseRefusedIsListedWithItsCauseAndRedrivenOnceTheCauseIsMended() {
        ann.say("add buy milk");
        awaitOpen(1);
        ConsumerRecord<String, String> known = TopicReader.records("task-events").stream()
                .filter(record -> record.value().contains(ann.id().toString()))
                .findFirst()
                .orElseThrow();
        String id = UUID.randomUUID().toString();
        String poison = known.value().replace(Person.tree(known.value()).get("id").asText(), id);
        Database.execute("insights", "alter table audit_log add constraint refused check (event_id <> '" + id + "')");
        try {
            produce("task-events", known.key(), poison);
            ann.say("add call Bob");
            awaitOpen(2);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(TheStack.get().deadLetters().waiting())
                    .filteredOn(letter -> letter.id().equals(id))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.cause()).contains("DataIntegrityViolationException")));
        } finally {
            Database.execute("insights", "alter table audit_log drop constraint refused");
        }

        assertThat(TheStack.get().deadLetters().redrive()).isPositive();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(Database.count("insights", "select count(*) from audit_log where event_id = cast(? as uuid)", id)).isOne());
        assertThat(TheStack.get().deadLetters().waiting()).noneMatch(letter -> letter.id().equals(id));
    }

    @Test
    void whatHappenedWhileKafkaWasAwayIsPublishedWhenItIsBack() {
        LocalStack stack = TheStack.get();
        stack.part("kafka").stop();
        try {
            ann.say("add buy milk");
            ann.say("complete buy milk");
            ann.say("add call Bob");
            assertThat(ann.tasks()).hasSize(2);
        } finally {
            stack.part("kafka").start();
            TheStack.awaitAllReady();
        }
        // An event that was on its way when the broker went may be there twice, with the same id.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(TopicReader.events(ann, TASK_TOPICS).stream()
                        .collect(Collectors.toMap(e -> e.get("id").asText(), e -> e.get("type").asText(), (first, again) -> first))
                        .values())
                .containsExactlyInAnyOrder("task-created", "task-created", "task-completed"));
        awaitOpen(1);
        assertThat(Database.count("todo", "select count(*) from outbox where person_id = ?", ann.id())).isZero();
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheEventsServiceIsKilled() {
        LocalStack stack = TheStack.get();
        for (int i = 0; i < 20; i++) {
            ann.say("create a task 'number " + i + "'");
            if (i == 10) {
                stack.part("routes-events").kill();
            }
        }
        stack.part("routes-events").awaitReady(Duration.ofMinutes(1));

        awaitOpen(20);
        assertThat(ann.insights().get("days").get(0).get("created").asInt()).isEqualTo(20);
    }

    @Test
    void aReplayFromTheStartGivesTheSameAuditLogAndTheSameInsights() throws Exception {
        ann.say("add buy milk tomorrow");
        ann.say("complete buy milk");
        ann.say("add call Bob");
        awaitOpen(1);
        long live = Database.count("insights", "select count(*) from audit_log");

        assertThat(TheStack.get().replay().differences()).isEmpty();

        assertThat(Database.count("insights_replay", "select count(*) from audit_log")).isGreaterThanOrEqualTo(live);
        assertThat(Database.count("insights_replay", "select created from insight where person_id = ?", ann.id())).isEqualTo(2);
    }

    /** A minute, because the tests before this one may have stopped parts that take their time to find each other again. */
    private void awaitOpen(int tasks) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(ann.insights().get("open").asInt()).isEqualTo(tasks));
    }

    private static void produce(String topic, String key, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TheStack.get().kafkaBrokers()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }
}
