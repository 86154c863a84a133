package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesSecretsTest {

    @TempDir
    private Path data;
    private LocalSecrets secrets;

    @BeforeEach
    void makeSecrets() throws IOException {
        secrets = LocalSecrets.open(data, new Addresses.Elsewhere("postgresql:5432", "kafka:9092"));
    }

    @Test
    void noServiceHoldsThePasswordOfItsSchemasOwner() throws IOException {
        for (String appId : Service.IDS) {
            String owners = secrets.get(appId, "spring.flyway.password");
            assertThat(secret(appId).toString()).doesNotContain(owners, "spring.flyway");
            assertThat(secret(appId + "-migration").path("spring.flyway.password").asText()).isEqualTo(owners);
        }
    }

    @Test
    void addressesAreThoseThatWereGiven() throws IOException {
        assertThat(secret("pubsub").path("brokers").asText()).isEqualTo("kafka:9092");
        assertThat(secret("conversations").path("connectionString").asText()).startsWith("host=postgresql port=5432 ");
        assertThat(secret("routes-backend").path("spring.datasource.url").asText())
                .startsWith("jdbc:postgresql://postgresql:5432/todo?");
    }

    @Test
    void eachHasANameOfItsOwn() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode item : items()) {
            names.add(item.path("metadata").path("name").asText());
        }

        assertThat(names).containsExactlyInAnyOrder("conversations", "dev-servers", "pubsub",
                "routes-backend", "routes-backend-api-token", "routes-backend-app-token", "routes-backend-migration",
                "routes-events", "routes-events-api-token", "routes-events-app-token", "routes-events-migration",
                "routes-frontend", "routes-frontend-api-token", "routes-frontend-app-token", "routes-frontend-migration");
    }

    private JsonNode items() throws IOException {
        return new ObjectMapper().readTree(KubernetesSecrets.of(secrets)).path("items");
    }

    private JsonNode secret(String name) throws IOException {
        for (JsonNode item : items()) {
            if (item.path("metadata").path("name").asText().equals(name)) {
                return item.path("stringData");
            }
        }
        throw new AssertionError("No secret " + name);
    }
}
