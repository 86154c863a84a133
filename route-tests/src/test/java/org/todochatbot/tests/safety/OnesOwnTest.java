package org.todochatbot.tests.safety;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Nobody sees or changes another's tasks, by any door. */
@OnTheStack
class OnesOwnTest {

    private Person ann;
    private Person bob;
    private UUID annsTask;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
        bob = Person.signUp();
        ann.say("create a task 'secret of Ann'");
        annsTask = ann.task("secret of Ann").id();
    }

    @Test
    void tasks() {
        assertThat(ann.get("/api/tasks/" + annsTask).statusCode()).isEqualTo(200);
        assertThat(bob.get("/api/tasks/" + annsTask).statusCode()).isEqualTo(404);
        assertThat(bob.tasks()).isEmpty();
        assertThat(bob.tasks("q=secret")).isEmpty();
    }

    @Test
    void chat() {
        for (String said : List.of(
                "complete this task", "delete this task", "reopen this task", "snooze this task", "rename this task to x",
                "remind me about this task in 5 minutes")) {
            HttpResponse<String> answer = bob.post("/api/chat", Person.json(Map.of(
                    "messageId", UUID.randomUUID().toString(), "text", said, "about", annsTask.toString())));
            assertThat(answer.statusCode()).as(said).isEqualTo(404);
        }
        assertThat(bob.say("delete 'secret of Ann'").reply()).contains("found no task");
        assertThat(bob.say("show all my tasks").tasks()).isEmpty();
        assertThat(ann.tasks()).hasSize(1);
    }

    @Test
    void theSameMessageIdOfSomebodyElseIsAnotherMessage() {
        ann.say("same-id", "create a task 'of Ann'");

        bob.say("same-id", "create a task 'of Bob'");

        assertThat(bob.tasks()).extracting(t -> t.title()).containsExactly("of Bob");
    }

    @Test
    void notificationsAndInsights() {
        ann.say("remind me about this task in 1 second");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.notifications().size() == 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.insights().get("open").asInt() == 1);

        assertThat(bob.notifications()).isEmpty();
        assertThat(bob.insights().get("open").asInt()).isZero();
        assertThat(bob.insights().get("days")).isEmpty();
    }

    @Test
    void whoIsNotSignedInSeesNothing() {
        for (String door : List.of("/api/tasks", "/api/tasks/" + annsTask, "/api/notifications", "/api/insights", "/api/stream", "/api/session")) {
            assertThat(Person.request("GET", door, null, null).statusCode()).as(door).isEqualTo(401);
            assertThat(Person.request("GET", door, "forged", null).statusCode()).as(door).isEqualTo(401);
        }
        assertThat(Person.request("POST", "/api/chat", null, "{}").statusCode()).isIn(401, 403);
    }

    @Test
    void whoSignedOutIsOut() {
        assertThat(ann.delete("/api/session").statusCode()).isEqualTo(204);

        assertThat(ann.get("/api/tasks").statusCode()).isEqualTo(401);
        assertThat(Person.signIn(ann.name()).tasks()).hasSize(1);
    }

    @Test
    void aCallByCookieNeedsTheCsrfToken() {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(TheStack.get().url() + "/api/chat"))
                .header("Content-Type", "application/json")
                .header("Cookie", "session=" + ann.token() + "; XSRF-TOKEN=token")
                .POST(HttpRequest.BodyPublishers.ofString("{\"messageId\": \"1\", \"text\": \"buy milk\"}"));

        assertThat(Person.send(call.build()).statusCode()).isEqualTo(403);
        assertThat(Person.send(call.header("X-XSRF-TOKEN", "token").build()).statusCode()).isEqualTo(200);
    }

    @Test
    void theServicesBehindTakeNobodyButTheirSidecar() {
        LocalStack stack = TheStack.get();
        String backend = "http://127.0.0.1:" + stack.port("routes-backend");
        String events = "http://127.0.0.1:" + stack.port("routes-events");
        String frontend = stack.url();
        for (String address : List.of(backend + "/tasks", backend + "/job/" + UUID.randomUUID(), events + "/insights",
                frontend + "/events/task-events", frontend + "/events/reminders", frontend + "/job/x", frontend + "/dapr/subscribe")) {
            assertThat(Person.send(HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + ann.token())
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build()).statusCode())
                    .as(address)
                    .isEqualTo(403);
        }
        // Through the sidecar, but with the session's token: that is signed for the frontend, not for the backend.
        assertThat(Person.send(HttpRequest.newBuilder(URI.create(backend + "/tasks"))
                        .header("dapr-api-token", stack.appApiToken("routes-backend"))
                        .header("Authorization", "Bearer " + ann.token())
                        .build()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theDatabaseShowsAServiceNobodysRowsUntilItSaysWhose() throws SQLException {
        LocalStack stack = TheStack.get();
        try (Connection backend = DriverManager.getConnection(
                stack.jdbcUrl("todo"),
                stack.secret("routes-backend", "spring.datasource.username"),
                stack.secret("routes-backend", "spring.datasource.password"))) {
            assertThat(backend.createStatement().executeQuery("select 1 from task").next()).isFalse();
            backend.setAutoCommit(false);
            backend.createStatement().execute("select set_config('app.person_id', '" + bob.id() + "', true)");
            assertThat(backend.createStatement().executeQuery("select 1 from task").next()).isFalse();
            backend.createStatement().execute("select set_config('app.person_id', '" + ann.id() + "', true)");
            assertThat(backend.createStatement().executeQuery("select 1 from task").next()).isTrue();
            backend.rollback();
            assertThatThrownBy(() -> backend.createStatement().execute("drop table task")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                        stack.jdbcUrl("identity"),
                        stack.secret("routes-backend", "spring.datasource.username"),
                        stack.secret("routes-backend", "spring.datasource.password")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void secretsOfOtherServicesAreRefused() {
        LocalStack stack = TheStack.get();
        String sidecar = "http://127.0.0.1:" + stack.port("events-daprd") + "/v1.0/secrets/secrets/";
        String token = stack.daprApiToken("routes-events");

        assertThat(secret(sidecar + "routes-events", token)).isEqualTo(200);
        assertThat(secret(sidecar + "routes-backend", token)).isEqualTo(403);
        assertThat(secret(sidecar + "routes-frontend", token)).isEqualTo(403);
        assertThat(secret(sidecar + "routes-events", "wrong")).isEqualTo(401);
    }

    @Test
    void logsCarryIdsNeverWhatPeopleWrote() throws Exception {
        ann.say("rename 'secret of Ann' to 'unmistakable-marker-7351'");
        ann.say("remind me about this task in 1 second");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.notifications().size() == 1);
        ann.post("/api/chat", "{\"messageId\": \"unmistakable-marker-7351\", \"text\": 5, \"timezone\": \"unmistakable-marker-7351\"}");

        try (var logs = Files.walk(TheStack.get().dataFolder().resolve("logs"))) {
            assertThat(logs.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(log ->
                    assertThat(Files.readString(log)).doesNotContain("unmistakable-marker-7351", "secret of Ann"));
        }
        assertThat(Database.count("todo", "select count(*) from task where title = 'unmistakable-marker-7351'")).isEqualTo(1);
    }

    private static int secret(String address, String token) {
        return Person.send(HttpRequest.newBuilder(URI.create(address)).header("dapr-api-token", token).build()).statusCode();
    }
}
