package org.todochatbot.tests.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

/** What programs change by the API is changed as if it had been said. */
@OnTheStack
class ProgramTest {

    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
    }

    @Test
    void aTaskIsAddedChangedAndDeletedAndEachIsUndoneByChat() {
        HttpResponse<String> added = send("POST", "/api/tasks", """
                {"title": "paint the fence", "description": "green", "due": {"date": "2031-05-01"}, "priority": 2,
                 "tags": ["garden"], "checklist": ["buy paint", "buy a brush"]}""");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode task = Person.tree(added.body());
        String path = added.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo("/api/tasks/" + task.get("id").asText());
        assertThat(task.at("/checklist/1/title").asText()).isEqualTo("buy a brush");

        HttpResponse<String> changed = send("PATCH", path, """
                {"title": "paint the fence white", "due": null, "tags": ["house"], "priority": null}""");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        JsonNode after = Person.tree(changed.body());
        assertThat(after.get("title").asText()).isEqualTo("paint the fence white");
        assertThat(after.get("due").isNull()).isTrue();
        assertThat(after.get("priority").asInt()).isEqualTo(4);
        assertThat(after.get("tags")).hasSize(1);
        assertThat(after.get("description").asText()).isEqualTo("green");

        assertThat(ann.say("undo").reply()).contains("paint the fence");
        assertThat(ann.task("paint the fence").priority()).isEqualTo(2);

        assertThat(send("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(ann.get(path).statusCode()).isEqualTo(404);
        assertThat(send("POST", "/api/undo", null).statusCode()).isEqualTo(200);
        assertThat(ann.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameKeyDoesNothingTwiceAndIsRefusedForAnotherRequest() {
        String key = UUID.randomUUID().toString();

        HttpResponse<String> first = send("POST", "/api/tasks", "{\"title\": \"call Bob\"}", "Idempotency-Key", key);
        HttpResponse<String> second = send("POST", "/api/tasks", "{\"title\": \"call Bob\"}", "Idempotency-Key", key);
        HttpResponse<String> other = send("POST", "/api/tasks", "{\"title\": \"call Eve\"}", "Idempotency-Key", key);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(Person.tree(second.body()).get("id")).isEqualTo(Person.tree(first.body()).get("id"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(ann.tasks()).extracting(Task::title).containsExactly("call Bob");
    }

    @Test
    void aKeyIsOfOneReminderAndOfNoOther() {
        String path = "/api/tasks/" + Person.tree(send("POST", "/api/tasks", "{\"title\": \"stretch\"}").body()).get("id").asText();
        send("POST", path + "/reminders", "{\"remindAt\": \"2031-01-01T10:00:00Z\"}");
        JsonNode reminders = Person.tree(send("POST", path + "/reminders", "{\"remindAt\": \"2031-01-02T10:00:00Z\"}").body());
        String key = UUID.randomUUID().toString();

        String first = path + "/reminders/" + reminders.get(0).get("id").asText();
        String second = path + "/reminders/" + reminders.get(1).get("id").asText();
        assertThat(send("DELETE", first, null, "Idempotency-Key", key).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", first, null, "Idempotency-Key", key).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", second, null, "Idempotency-Key", key).statusCode()).isEqualTo(422);
        assertThat(Person.tree(send("GET", "/api/reminders", null).body()).get("items")).hasSize(1);
    }

    @Test
    void anEditOfWhatWasChangedMeanwhileIsRefused() {
        HttpResponse<String> added = send("POST", "/api/tasks", "{\"title\": \"call Bob\"}");
        String path = added.headers().firstValue("Location").orElseThrow();
        String etag = added.headers().firstValue("ETag").orElseThrow();
        assertThat(send("GET", path, null, "If-None-Match", etag).statusCode()).isEqualTo(304);

        HttpResponse<String> first = send("PATCH", path, "{\"title\": \"call Rob\"}", "If-Match", etag);
        HttpResponse<String> late = send("PATCH", path, "{\"title\": \"call Job\"}", "If-Match", etag);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(ann.tasks()).extracting(Task::title).containsExactly("call Rob");
    }

    @Test
    void stepsAreAddedTickedAndTakenAway() {
        String path = "/api/tasks/" + Person.tree(send("POST", "/api/tasks", "{\"title\": \"shop\"}").body()).get("id").asText();

        JsonNode task = Person.tree(send("POST", path + "/checklist", "{\"title\": \"eggs\"}").body());
        String step = path + "/checklist/" + task.at("/checklist/0/id").asText();
        JsonNode ticked = Person.tree(send("PATCH", step, "{\"done\": true}").body());

        assertThat(ticked.at("/checklist/0/done").asBoolean()).as(ticked.toString()).isTrue();
        assertThat(Person.tree(send("DELETE", step, null).body()).get("checklist")).isEmpty();
    }

    @Test
    void aReminderIsSetMovedAndFiresAndAnotherIsCancelled() {
        String path = "/api/tasks/" + Person.tree(send("POST", "/api/tasks",
                "{\"title\": \"stretch\", \"due\": {\"dateTime\": \"2031-01-01T10:00:00Z\"}, \"reminders\": [{\"before\": \"PT10M\"}]}").body())
                .get("id").asText();
        HttpResponse<String> added = send("POST", path + "/reminders", "{\"remindAt\": \"2031-01-02T10:00:00Z\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        JsonNode reminders = Person.tree(added.body());
        assertThat(reminders).hasSize(2);
        String relative = reminders.get(0).get("id").asText();
        String absolute = reminders.get(1).get("id").asText();

        assertThat(send("DELETE", path + "/reminders/" + relative, null).statusCode()).isEqualTo(204);
        HttpResponse<String> moved = send("PATCH", path + "/reminders/" + absolute,
                "{\"remindAt\": \"" + OffsetDateTime.now().plusSeconds(2) + "\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> ann.notifications().size() == 1);
        assertThat(ann.notifications().get(0).text()).contains("stretch");
        assertThat(Person.tree(ann.get("/api/reminders").body()).get("items")).isEmpty();
        assertThat(send("DELETE", path + "/reminders/" + relative, null).statusCode()).isEqualTo(404);
    }

    @Test
    void theHistoryOfATaskTellsWhatBecameOfIt() {
        String path = "/api/tasks/" + Person.tree(send("POST", "/api/tasks", "{\"title\": \"shop\"}").body()).get("id").asText();
        send("POST", path + "/complete", null);
        send("POST", path + "/reopen", null);

        JsonNode history = Person.tree(ann.get(path + "/history").body()).get("items");

        assertThat(history).extracting(line -> line.get("type").asText())
                .containsExactly("task-created", "task-completed", "task-reopened");
        assertThat(history).extracting(line -> line.get("version").asLong()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void settingsAreReadAndChanged() {
        HttpResponse<String> changed = send("PATCH", "/api/settings", """
                {"timezone": "America/New_York", "weekStart": "sunday", "reminderTime": "07:30", "dateOrder": "day-first"}""");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        JsonNode settings = Person.tree(ann.get("/api/settings").body());
        assertThat(settings.get("reminderTime").asText()).isEqualTo("07:30");
        assertThat(settings.get("timezone").asText()).isEqualTo("America/New_York");
        assertThat(send("PATCH", "/api/settings", "{\"weekStart\": \"noday\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void whatCannotBeIsRefusedWithHowToMendIt() {
        for (String body : new String[] {
            "{}", "{\"title\": \"\"}", "{\"title\": \"x\", \"priority\": 5}", "{\"title\": \"x\", \"due\": \"tomorrow\"}",
            "{\"title\": \"x\", \"recurrence\": \"FREQ=NEVER\"}", "{\"title\": \"x\", \"recurrence\": \"FREQ=SECONDLY\"}",
            "{\"title\": \"x\", \"due\": {\"date\": \"0001-01-01\"}}", "{\"title\": \"x\", \"colour\": \"red\"}",
            "{\"title\": \"x\", \"reminders\": [{\"before\": \"PT10M\"}]}", "[]", "nonsense", "{\"title\": \"x\", \"tags\": [\"a b\"]}"
        }) {
            HttpResponse<String> refused = send("POST", "/api/tasks", body);
            assertThat(refused.statusCode()).as(body + " → " + refused.body()).isEqualTo(400);
            assertThat(Person.tree(refused.body()).get("detail").asText()).as(body).isNotBlank();
        }
        assertThat(ann.tasks()).isEmpty();
    }

    @Test
    void nobodyChangesAnothersTasksByTheApi() {
        String path = "/api/tasks/" + Person.tree(send("POST", "/api/tasks", "{\"title\": \"mine\"}").body()).get("id").asText();
        Person bob = Person.signUp();

        assertThat(send(bob, "PATCH", path, "{\"title\": \"his\"}").statusCode()).isEqualTo(404);
        assertThat(send(bob, "DELETE", path, null).statusCode()).isEqualTo(404);
        assertThat(send(bob, "POST", path + "/complete", null).statusCode()).isEqualTo(404);
        assertThat(send(bob, "POST", path + "/reminders", "{\"remindAt\": \"2031-01-01T10:00:00Z\"}").statusCode()).isEqualTo(404);
        assertThat(Person.tree(send(bob, "GET", path + "/history", null).body()).get("items")).isEmpty();
        assertThat(Person.tree(send(bob, "GET", path + "/reminders", null).body())).isEmpty();
        assertThat(ann.task("mine").status()).isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void whatAProgramDidIsAnEventLikeWhatAPersonSaid() {
        send("POST", "/api/tasks", "{\"title\": \"call Bob\"}");

        await().atMost(Duration.ofSeconds(20)).until(() -> Database.count(
                "insights", "select count(*) from audit_log where type = 'task-created' and person_id = ?", ann.id()) == 1);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(ann, method, path, body, headers);
    }

    private static HttpResponse<String> send(Person person, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TheStack.get().url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + person.token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Person.send(request.build());
    }
}
