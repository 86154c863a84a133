package org.todochatbot.backend.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.todochatbot.contract.Json;

/** A server that speaks OpenAI's chat completions and says what it is told to. */
final class ModelServer implements AutoCloseable {

    /** What was asked, in order. */
    final List<JsonNode> questions = new CopyOnWriteArrayList<>();

    /** The {@code Authorization} of each question. */
    final List<String> keys = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean silent;
    private volatile int status = 200;
    private volatile String body;

    ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    void says(String content) {
        completes("stop", message(content, null));
    }

    void refuses() {
        completes("stop", message(null, "I cannot help with that."));
    }

    void fails(int status) {
        this.status = status;
        body = "{\"error\":{\"message\":\"no\",\"type\":\"server_error\"}}";
    }

    /** Takes questions and answers none before it is closed. */
    void fallsSilent() {
        silent = true;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private static Map<String, Object> message(String content, String refusal) {
        Map<String, Object> message = new HashMap<>();
        message.put("role", "assistant");
        message.put("content", content);
        message.put("refusal", refusal);
        return message;
    }

    private void completes(String finishReason, Map<String, Object> message) {
        Map<String, Object> choice = new HashMap<>(Map.of("index", 0, "finish_reason", finishReason, "message", message));
        choice.put("logprobs", null);
        try {
            body = Json.MAPPER.writeValueAsString(Map.of(
                    "id", "chatcmpl-1", "object", "chat.completion", "created", 1764000000, "model", "small-model",
                    "choices", List.of(choice),
                    "usage", Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            questions.add(Json.MAPPER.readTree(exchange.getRequestBody()));
            if (silent) {
                closing.await();
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
