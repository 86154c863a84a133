package org.todochatbot.benches.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.todochatbot.contract.Json;
import org.todochatbot.localstack.LocalStack;

/** Accounts that were opened and signed in by the front door, and the ways by which their messages go in. */
public final class People {

    private static final int AT_ONCE = 8;
    private static final String PASSWORD = "correct horse battery";

    private final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    public People(LocalStack stack) {
        this.stack = stack;
    }

    /** @param token of the session, for the frontend */
    public record SignedIn(UUID id, String token) {}

    public List<SignedIn> signUp(int count) throws Exception {
        System.out.println("Opening " + count + " accounts …");
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<SignedIn>> people = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                people.add(threads.submit(this::open));
            }
            List<SignedIn> all = new ArrayList<>();
            for (Future<SignedIn> one : people) {
                all.add(one.get());
            }
            return all;
        }
    }

    private SignedIn open() throws Exception {
        String name = "p" + UUID.randomUUID();
        post("/api/accounts", Map.of("name", name, "password", PASSWORD, "timezone", "Europe/Vienna"));
        String token = post("/api/session", Map.of("name", name, "password", PASSWORD)).get("token").asText();
        return new SignedIn(UUID.fromString(SignedJWT.parse(token).getJWTClaimsSet().getSubject()), token);
    }

    private JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.url() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /** A chat message by the front door: frontend, its sidecar, the backend's sidecar, backend. */
    public HttpRequest toFrontend(SignedIn person, String text) throws IOException {
        return toFrontend(person, "/api/chat", message(text));
    }

    /** A task that a program creates, by the front door. */
    public HttpRequest createAtFrontend(SignedIn person, Map<String, Object> task) throws IOException {
        return toFrontend(person, "/api/tasks", task);
    }

    private HttpRequest toFrontend(SignedIn person, String path, Map<String, Object> body) throws IOException {
        return json(stack.url() + path, body).header("Authorization", "Bearer " + person.token()).build();
    }

    /** A chat message to the backend itself, as its sidecar would hand it over. */
    public HttpRequest toBackend(String callerToken, String text) throws IOException {
        return toBackend(callerToken, "/chat", message(text));
    }

    /** A task that a program creates, to the backend itself. */
    public HttpRequest createAtBackend(String callerToken, Map<String, Object> task) throws IOException {
        return toBackend(callerToken, "/tasks", task);
    }

    private HttpRequest toBackend(String callerToken, String path, Map<String, Object> body) throws IOException {
        return json("http://127.0.0.1:" + stack.port("routes-backend") + path, body)
                .header("dapr-api-token", stack.appApiToken("routes-backend"))
                .header("Authorization", "Bearer " + callerToken)
                .build();
    }

    private static HttpRequest.Builder json(String address, Map<String, Object> body) throws IOException {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)));
    }

    private static Map<String, Object> message(String text) {
        return Map.of("messageId", UUID.randomUUID().toString(), "text", text);
    }

    /** What the frontend signs for each call, but good for an hour. */
    public String callerToken(SignedIn person) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .issuer("routes-frontend")
                        .subject(person.id().toString())
                        .audience(List.of("routes-backend", "routes-events"))
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                        .claim("zoneinfo", "Europe/Vienna")
                        .build());
        token.sign(new ECDSASigner(ECKey.parse(stack.secret("routes-frontend", "todo.service-key"))));
        return token.serialize();
    }
}
