package org.todochatbot.kamelets.state;

import io.dapr.client.DaprClient;
import io.dapr.client.domain.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Values by key in a Dapr state store. Behind the Kamelets {@code dapr-state-*}. */
public class DaprState {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final DaprClient client;

    public DaprState(DaprClient client) {
        this.client = client;
    }

    /** The value as it was saved, or null. */
    public String get(String store, String key) {
        State<byte[]> state = client.getState(store, key, byte[].class).block(TIMEOUT);
        byte[] value = state == null ? null : state.getValue();
        return value == null || value.length == 0 ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** Deletes the value, if there is one. */
    public void delete(String store, String key) {
        client.deleteState(store, key).block(TIMEOUT);
    }

    /** Saves a JSON document, which the store forgets after so many seconds. The last writer wins. */
    public void save(String store, String key, String json, int ttlSeconds) {
        client.saveState(
                        store,
                        key,
                        null,
                        json.getBytes(StandardCharsets.UTF_8),
                        Map.of("ttlInSeconds", String.valueOf(ttlSeconds), "contentType", "application/json"),
                        null)
                .block(TIMEOUT);
    }
}
