package org.todochatbot.tests.reminders;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;
import org.todochatbot.tests.stack.TopicReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A reminder that was promised fires, never early, and once. */
@OnTheStack
class ReminderTest {

    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
    }

    @Test
    void aReminderFiresOnTimeAndNeverEarly() {
        for (int i = 0; i < 10; i++) {
            ann.say("create a task 'number " + i + "'");
            ann.say("remind me about this task in 2 seconds");
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> ann.notifications().size() == 10);

        List<String> lateness = Database.column("todo",
                "select extract(epoch from fired_at - remind_at) from reminder where person_id = ?", ann.id());
        assertThat(lateness).hasSize(10).allSatisfy(seconds -> assertThat(Double.parseDouble(seconds)).isBetween(0.0, 3.0));
    }

    @Test
    void aReminderOfARecurringTaskComesAgainWhetherOrNotTheTaskWasDone() {
        ann.say("create a task 'stretch'");
        ann.say("remind me about this task in 3 seconds");
        ann.say("make it repeat every day");
        await().atMost(Duration.ofSeconds(15)).until(() -> ann.notifications().size() == 1);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(Database.column("todo",
                "select state || ' ' || round(extract(epoch from remind_at - min(remind_at) over ()) / 3600)"
                        + " from reminder where person_id = ? order by remind_at", ann.id()))
                .hasSize(2)
                .startsWith("fired 0")
                .last().asString().matches("scheduled 2[345]"));
    }

    @Test
    void aReminderBeforeTheDueTimeMovesWithIt() {
        ann.say("create a task 'pay rent' tomorrow at 17:00");
        ann.say("remind me 30 minutes before");
        ann.say("move pay rent to the day after tomorrow at 18:00");

        assertThat(Database.column("todo",
                "select extract(epoch from due_at - remind_at) / 60 from reminder join task on task.id = task_id"
                        + " where task.person_id = ? and state = 'scheduled'", ann.id()))
                .hasSize(1)
                .allSatisfy(minutes -> assertThat(Double.parseDouble(minutes)).isEqualTo(30));
    }

    @Test
    void aReminderFiresOnceEvenIfTheJobIsDeliveredTwice() {
        ann.say("create a task 'once'");
        ann.say("remind me about this task in 1 second");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.notifications().size() == 1);
        String reminder = Database.column("todo", "select id from reminder where person_id = ?", ann.id()).get(0);
        String job = Person.json(Map.of("reminderId", reminder, "personId", ann.id(), "remindAt", Instant.now().toString()));

        List<CompletableFuture<Integer>> deliveries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> deliverJob(reminder, job)))
                .toList();

        assertThat(deliveries).allSatisfy(delivery -> assertThat(delivery.join()).isEqualTo(200));
        assertThat(ann.notifications()).hasSize(1);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(TopicReader.events(ann, "reminders"))
                .extracting(e -> e.get("type").asText())
                .containsExactly("reminder-scheduled", "reminder-fired"));
    }

    @Test
    void aJobThatNamesAnotherPersonTellsThemNothing() {
        Person bob = Person.signUp();
        bob.say("add feed the cat");
        ann.say("create a task 'secret'");
        ann.say("remind me about this task in 1 hour");
        String reminder = Database.column("todo", "select id from reminder where person_id = ?", ann.id()).get(0);
        Database.execute("todo", "update reminder set remind_at = now() where id = '" + reminder + "'");

        assertThat(deliverJob(reminder, Person.json(
                        Map.of("reminderId", reminder, "personId", bob.id(), "remindAt", Instant.now().toString()))))
                .isEqualTo(200);

        await().atMost(Duration.ofSeconds(15)).until(() -> ann.notifications().size() == 1);
        assertThat(bob.notifications()).isEmpty();
    }

    @Test
    void aJobOfNoReminderIsTakenAndDoesNothing() {
        String nobodys = UUID.randomUUID().toString();
        assertThat(deliverJob(nobodys, Person.json(Map.of("reminderId", nobodys, "personId", ann.id(), "remindAt", Instant.now().toString()))))
                .isEqualTo(200);
        assertThat(deliverJob("something-else", "")).isEqualTo(200);
        assertThat(deliverJob("something-else", "{}")).isEqualTo(200);
    }

    @Test
    void aReminderThatTheSchedulerKnowsNothingOfFiresAllTheSame() {
        LocalStack stack = TheStack.get();
        stack.part("scheduler").stop();
        try {
            ann.say("create a task 'without a scheduler'");
            ann.say("remind me about this task in 2 seconds");

            await().atMost(Duration.ofSeconds(20)).until(() -> ann.notifications().size() == 1);
        } finally {
            stack.part("scheduler").start();
            TheStack.awaitAllReady();
        }
        assertThat(ann.notifications()).extracting(Notification::text).containsExactly("without a scheduler");
    }

    @Test
    void completingATaskCancelsItsReminderAndUndoingThatBringsItBack() {
        ann.say("create a task 'soon done'");
        ann.say("remind me about this task in 4 seconds");
        ann.say("complete this task");
        assertThat(states()).containsExactly("cancelled");

        ann.say("undo");

        assertThat(states()).containsExactly("scheduled");
        await().atMost(Duration.ofSeconds(15)).until(() -> ann.notifications().size() == 1);
    }

    @Test
    void aSnoozedReminderComesAgain() {
        ann.say("create a task 'later'");
        UUID task = ann.task("later").id();
        ann.say("remind me about this task in 1 second");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.notifications().size() == 1);

        ann.sayAbout(task, "snooze this for 2 seconds");

        await().atMost(Duration.ofSeconds(15)).until(() -> ann.notifications().size() == 2);
        assertThat(ann.notifications()).extracting(Notification::at).isSorted();
        assertThat(OffsetDateTime.parse(Database.column(
                                "todo", "select to_char(remind_at, 'YYYY-MM-DD\"T\"HH24:MI:SS.MSOF:00') from reminder where person_id = ?", ann.id())
                        .get(0)))
                .isBeforeOrEqualTo(ann.notifications().get(1).at());
    }

    @Test
    void aReminderIsUnreadUntilItIsSeenOnWhicheverPage() {
        ann.say("create a task 'unread'");
        ann.say("remind me about this task in 1 second");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.notifications().size() == 1);
        Notification told = ann.notifications().get(0);
        assertThat(told.seenAt()).isNull();
        Person bob = Person.signUp();

        assertThat(bob.post("/api/notifications/seen", Person.json(Map.of("ids", List.of(told.id())))).statusCode()).isEqualTo(204);
        assertThat(Person.tree(ann.get("/api/notifications?seen=false").body()).get("items")).hasSize(1);
        assertThat(ann.post("/api/notifications/seen", Person.json(Map.of("ids", List.of(told.id())))).statusCode()).isEqualTo(204);
        assertThat(ann.post("/api/notifications/seen", Person.json(Map.of("ids", List.of("x")))).statusCode()).isEqualTo(400);

        assertThat(Person.tree(ann.get("/api/notifications?seen=false").body()).get("items")).isEmpty();
        assertThat(ann.notifications().get(0).seenAt()).isNotNull();
    }

    @Test
    void aTaskHasSeveralRemindersAndOneThatRepeats() {
        ann.say("create a task 'pay rent' the day after tomorrow at 17:00");
        ann.say("remind me 30 minutes before");
        ann.say("remind me 1 day before");
        ann.say("remind me about 'pay rent' in 2 seconds");
        ann.say("remind me about 'pay rent' every day at 9am");

        assertThat(states()).hasSize(4).containsOnly("scheduled");
        await().atMost(Duration.ofSeconds(15)).until(() -> ann.notifications().size() == 1);
        assertThat(Database.column("todo", "select recurrence from reminder where person_id = ? and recurrence is not null", ann.id()))
                .containsExactly("FREQ=DAILY");
        assertThat(ann.task("pay rent").recurrence()).isNull();

        ann.say("complete pay rent");
        assertThat(states()).doesNotContain("scheduled");
    }

    @Test
    void aReminderThatRepeatsComesAgainUntilItsTaskIsDone() {
        ann.say("create a task 'stretch'");
        ann.say("remind me about this task every minute");
        Database.execute("todo", "update reminder set remind_at = now() + interval '2 seconds', job_at = null where person_id = '" + ann.id() + "'");
        await().atMost(Duration.ofSeconds(15)).until(() -> ann.notifications().size() == 1);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(states()).containsExactlyInAnyOrder("fired", "scheduled"));
        ann.say("complete stretch");
        assertThat(states()).containsExactlyInAnyOrder("fired", "cancelled");
    }

    @Test
    void deletingWhatTheSchedulerKnowsLosesNoReminder() throws IOException {
        LocalStack stack = TheStack.get();
        for (int i = 0; i < 20; i++) {
            ann.say("create a task 'kept " + i + "'");
            ann.say("remind me about this task in 20 seconds");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> Database.count(
                "todo", "select count(*) from reminder where person_id = ? and job_at is null", ann.id()) == 0);

        stack.part("scheduler").stop();
        try (Stream<Path> files = Files.walk(stack.dataFolder().resolve("scheduler"))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
        stack.part("scheduler").start();

        await().atMost(Duration.ofSeconds(60)).until(() -> ann.notifications().size() == 20);
        TheStack.awaitAllReady();
        assertThat(ann.notifications()).extracting(Notification::text).doesNotHaveDuplicates();
        assertThat(states()).hasSize(20).containsOnly("fired");
    }

    private List<String> states() {
        return Database.column("todo", "select state from reminder where person_id = ?", ann.id());
    }

    private static int deliverJob(String name, String data) {
        LocalStack stack = TheStack.get();
        return Person.send(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + stack.port("routes-backend") + "/job/" + name))
                        .header("dapr-api-token", stack.appApiToken("routes-backend"))
                        .POST(HttpRequest.BodyPublishers.ofString(data))
                        .build())
                .statusCode();
    }
}
