package org.todochatbot.tests.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.Page;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.contract.task.Task;

/** Somebody who uses the API as a program does. */
public final class Person {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final String token;
    private UUID id;

    private Person(String name, String token) {
        this.name = name;
        this.token = token;
    }

    /** A new account, signed in. */
    public static Person signUp() {
        String name = "p" + UUID.randomUUID();
        Map<String, String> credentials =
                Map.of("name", name, "password", "correct horse battery", "timezone", "Europe/Vienna");
        expect(201, settled(() -> request("POST", "/api/accounts", null, json(credentials))));
        return signIn(name);
    }

    public static Person signIn(String name) {
        HttpResponse<String> session = expect(200, settled(() -> request(
                "POST", "/api/session", null, json(Map.of("name", name, "password", "correct horse battery")))));
        return new Person(name, tree(session.body()).get("token").asText());
    }

    public String name() {
        return name;
    }

    public String token() {
        return token;
    }

    public UUID id() {
        if (id == null) {
            id = UUID.fromString(tree(get("/api/session").body()).get("id").asText());
        }
        return id;
    }

    /** Says it, and retries like a real client, with the same message id, until it is answered. */
    public ChatReply say(String text) {
        return say(UUID.randomUUID().toString(), text);
    }

    public ChatReply say(String messageId, String text) {
        String body = json(Map.of("messageId", messageId, "text", text));
        HttpResponse<String> answer = settled(() -> post("/api/chat", body));
        // Kept for later: the same message gets its answer once it was carried out.
        for (Instant end = Instant.now().plusSeconds(60); answer.statusCode() == 202 && Instant.now().isBefore(end); ) {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            answer = settled(() -> post("/api/chat", body));
        }
        return read(expect(200, answer).body(), new TypeReference<>() {});
    }

    public ChatReply sayAbout(UUID taskId, String text) {
        return read(
                expect(200, post("/api/chat", json(Map.of(
                        "messageId", UUID.randomUUID().toString(), "text", text, "about", taskId.toString())))).body(),
                new TypeReference<>() {});
    }

    public List<Task> tasks(String query) {
        List<Task> tasks = new ArrayList<>();
        String after = "";
        do {
            Page<Task> page = read(expect(200, settled(page(query, after))).body(), new TypeReference<>() {});
            tasks.addAll(page.items());
            after = page.next();
        } while (after != null);
        return tasks;
    }

    public List<Task> tasks() {
        return tasks("");
    }

    public Task task(String title) {
        return tasks("q=" + URLEncoder.encode(title, StandardCharsets.UTF_8)).stream()
                .filter(task -> task.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not among the tasks"));
    }

    public List<Notification> notifications() {
        Page<Notification> page = read(expect(200, settled(() -> get("/api/notifications"))).body(), new TypeReference<>() {});
        return page.items();
    }

    public JsonNode insights() {
        return tree(expect(200, settled(() -> get("/api/insights"))).body());
    }

    public HttpResponse<String> get(String path) {
        return request("GET", path, token, null);
    }

    public HttpResponse<String> post(String path, String body) {
        return request("POST", path, token, body);
    }

    public HttpResponse<String> delete(String path) {
        return request("DELETE", path, token, null);
    }

    /** @param token null for somebody who is not signed in */
    public static HttpResponse<String> request(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TheStack.get().url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode tree(String json) {
        return read(json, new TypeReference<>() {});
    }

    public static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Supplier<HttpResponse<String>> page(String query, String after) {
        return () -> get("/api/tasks?" + query + "&after=" + after);
    }

    /** A part that was stopped before may still be on its way back; nothing is done twice by asking again. */
    private static HttpResponse<String> settled(Supplier<HttpResponse<String>> call) {
        HttpResponse<String> answer = call.get();
        for (Instant end = Instant.now().plusSeconds(30); answer.statusCode() == 503 && Instant.now().isBefore(end); ) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            answer = call.get();
        }
        return answer;
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError("expected " + status + " but got " + response.statusCode() + ": " + response.body());
        }
        return response;
    }
}
