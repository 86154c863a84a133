package org.todochatbot.tests.safety;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes in by mistake is answered with a sentence that says how to mend it, and breaks nothing. */
@OnTheStack
class BadInputTest {

    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
    }

    @Test
    void chat() {
        problem(400, "empty", ann.post("/api/chat", ""));
        problem(400, "not JSON", ann.post("/api/chat", "{\"messageId\": "));
        problem(400, "not fit", ann.post("/api/chat", "[1, 2]"));
        problem(400, "messageId", ann.post("/api/chat", "{\"text\": \"buy milk\"}"));
        problem(400, "text is empty", ann.post("/api/chat", "{\"messageId\": \"1\", \"text\": \"  \"}"));
        problem(413, "longer than", ann.post("/api/chat", "{\"messageId\": \"1\", \"text\": \"" + "a".repeat(20_000) + "\"}"));
        problem(413, "larger than", ann.post("/api/chat", "{\"messageId\": \"1\", \"text\": \"" + "a".repeat(100_000) + "\"}"));
        problem(400, "NUL", ann.post("/api/chat", "{\"messageId\": \"1\", \"text\": \"a\\u0000b\"}"));
        problem(400, "timezone", ann.post("/api/chat", "{\"messageId\": \"1\", \"text\": \"hi\", \"timezone\": \"Mars/Olympus\"}"));
        problem(400, "about", ann.post("/api/chat", "{\"messageId\": \"1\", \"text\": \"done\", \"about\": \"5\"}"));
        problem(404, "no such task", ann.post("/api/chat",
                "{\"messageId\": \"1\", \"text\": \"complete this task\", \"about\": \"" + UUID.randomUUID() + "\"}"));
        assertThat(ann.tasks()).isEmpty();
    }

    @Test
    void brokenUtf8() {
        byte[] body = "{\"messageId\": \"1\", \"text\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        HttpResponse<String> response = Person.send(HttpRequest.newBuilder(URI.create(TheStack.get().url() + "/api/chat"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + ann.token())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());

        problem(400, "UTF-8", response);
    }

    @Test
    void anotherMediaType() {
        HttpResponse<String> response = Person.send(HttpRequest.newBuilder(URI.create(TheStack.get().url() + "/api/chat"))
                .header("Content-Type", "text/plain")
                .header("Authorization", "Bearer " + ann.token())
                .POST(HttpRequest.BodyPublishers.ofString("buy milk"))
                .build());

        problem(415, "Send JSON", response);
    }

    @Test
    void addresses() {
        problem(404, "no such task", ann.get("/api/tasks/" + UUID.randomUUID()));
        problem(404, "no such task", ann.get("/api/tasks/5"));
        problem(400, "status", ann.get("/api/tasks?status=late"));
        problem(400, "after", ann.get("/api/tasks?after=x"));
        problem(400, "limit", ann.get("/api/tasks?limit=0"));
        problem(400, "limit", ann.get("/api/tasks?limit=201"));
        problem(400, "limit", ann.get("/api/tasks?limit=many"));
        problem(400, "after", ann.get("/api/notifications?after=x"));
        problem(404, "nothing at this address", ann.get("/api/nothing"));
        problem(405, "does not take", ann.get("/api/chat"));
    }

    @Test
    void accounts() {
        problem(400, "both needed", Person.request("POST", "/api/accounts", null, "{}"));
        problem(400, "8 characters", Person.request("POST", "/api/accounts", null, "{\"name\": \"x1\", \"password\": \"short\"}"));
        problem(400, "name must", Person.request("POST", "/api/accounts", null, "{\"name\": \"<b>\", \"password\": \"long enough\"}"));
        problem(409, "taken", Person.request(
                "POST", "/api/accounts", null, "{\"name\": \"" + ann.name().toUpperCase() + "\", \"password\": \"long enough\"}"));
        problem(401, "Name or password is wrong", Person.request(
                "POST", "/api/session", null, "{\"name\": \"" + ann.name() + "\", \"password\": \"wrong\"}"));
        problem(401, "Name or password is wrong", Person.request(
                "POST", "/api/session", null, "{\"name\": \"nobody\", \"password\": \"wrong\"}"));
    }

    private static void problem(int status, String part, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = Person.tree(response.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).containsIgnoringCase(part).doesNotContain("Exception", "\tat ");
    }
}
