package org.todochatbot.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.task.Task;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

/** Nothing has died, but parts cannot reach each other, or only slowly. */
@OnTheStack
class NetworkTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalStack stack = TheStack.get();
    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
        ann.say("add buy milk");
    }

    @AfterEach
    void mend() throws IOException {
        stack.part("kafka").freeDisk();
        TheStack.healAllLinks();
        TheStack.awaitAllReady();
    }

    @Test
    void halfOpenConnectionsToTheDatabaseCostSecondsAndNoCommand() {
        stack.link("routes-backend to postgresql").lose();

        sayUntilTaken("add call Bob");

        awaitOneTask("call Bob");
    }

    @Test
    void whatASlowDatabaseCannotDoInTimeIsKeptAndDoneOnce() throws IOException {
        stack.link("routes-backend to postgresql").slow(Duration.ofMillis(150));

        sayUntilTaken("add call Bob");

        stack.link("routes-backend to postgresql").heal();
        awaitOneTask("call Bob");
    }

    @Test
    void aStalledBrokerHoldsUpNoAnswer() throws IOException {
        stack.link("everybody to kafka").stall();
        Instant begun = Instant.now();

        ann.say("add call Bob");

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
        stack.link("everybody to kafka").heal();
        awaitPublished();
    }

    @Test
    void aSidecarThatCannotReachTheOtherHasTheCommandKept() throws IOException {
        stack.link("sidecars to backend-daprd").cut();

        HttpResponse<String> kept = said(UUID.randomUUID().toString(), "add call Bob");

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(202);
        stack.link("sidecars to backend-daprd").heal();
        awaitOneTask("call Bob");
    }

    @Test
    void whatCannotBeWrittenOnTheBrokersFullDiskIsPublishedOnceThereIsRoom() {
        stack.part("kafka").fillDisk();

        sayUntilTaken("add call Bob");

        // It stops when it cannot write.
        await().atMost(PATIENCE).until(() -> !stack.part("kafka").isReady());
        stack.part("kafka").freeDisk();
        awaitOneTask("call Bob");
        awaitPublished();
    }

    private void sayUntilTaken(String text) {
        String id = UUID.randomUUID().toString();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> said(id, text).statusCode() < 300);
    }

    private void awaitOneTask(String title) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() ->
                assertThat(ann.tasks()).extracting(Task::title).containsExactlyInAnyOrder("buy milk", title));
    }

    private void awaitPublished() {
        await().atMost(PATIENCE).until(() -> Database.count(
                "insights", "select count(*) from audit_log where type = 'task-created' and person_id = ?", ann.id()) == 2);
    }

    private HttpResponse<String> said(String messageId, String text) {
        return ann.post("/api/chat", Person.json(Map.of("messageId", messageId, "text", text)));
    }
}
