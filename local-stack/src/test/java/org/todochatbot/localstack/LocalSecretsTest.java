package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

    private static final Network NETWORK = Network.direct(new Ports(8080));

    @TempDir
    private Path data;

    @Test
    void nobodyElseMayReadTheFile() throws IOException {
        LocalSecrets.open(data, NETWORK);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondStartChangesNothing() throws IOException {
        LocalSecrets.open(data, NETWORK);
        String first = Files.readString(data.resolve("secrets.json"));

        LocalSecrets.open(data, NETWORK);

        assertThat(data.resolve("secrets.json")).hasContent(first);
    }

    @Test
    void onOtherPortsPasswordsAndKeysAreKeptAndAddressesFollow() throws IOException {
        LocalSecrets first = LocalSecrets.open(data, NETWORK);
        LocalSecrets second = LocalSecrets.open(data, Network.direct(new Ports(9080)));

        assertThat(second.superuserPassword()).isEqualTo(first.superuserPassword());
        assertThat(second.kafkaClusterId()).isEqualTo(first.kafkaClusterId());
        for (String key : List.of("spring.datasource.password", "spring.flyway.password", "todo.session-key", "todo.service-key")) {
            assertThat(second.get("routes-frontend", key)).isEqualTo(first.get("routes-frontend", key));
        }
        assertThat(second.get("routes-backend", "spring.datasource.url")).startsWith("jdbc:postgresql://127.0.0.1:9085/todo?");
        assertThat(second.get("pubsub", "brokers")).isEqualTo("127.0.0.1:9086");
        assertThat(second.get("routes-events", "camel.component.kafka.brokers")).isEqualTo("127.0.0.1:9086");
        assertThat(second.get("conversations", "connectionString")).contains(" port=9085 ", " user=conversation ");
    }

    @Test
    void everyRoleAndTokenHasASecretOfItsOwn() throws IOException {
        LocalSecrets secrets = LocalSecrets.open(data, NETWORK);

        assertThat(Service.IDS.stream().flatMap(appId -> List.of(
                secrets.get(appId, "spring.datasource.password"), secrets.get(appId, "spring.flyway.password"),
                secrets.daprApiToken(appId), secrets.appApiToken(appId)).stream()).toList())
                .hasSize(12)
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(32));
    }

    @Test
    void onlyTheFrontendCanSign() throws IOException {
        LocalSecrets secrets = LocalSecrets.open(data, NETWORK);

        assertThat(secrets.get("routes-frontend", "todo.service-key")).contains("\"d\":");
        for (String verifier : List.of("routes-backend", "routes-events")) {
            assertThat(secrets.get(verifier, "todo.service-verification-key"))
                    .isEqualTo(new SigningKey(secrets.get("routes-frontend", "todo.service-key")).publicJwk())
                    .doesNotContain("\"d\":");
        }
    }
}
