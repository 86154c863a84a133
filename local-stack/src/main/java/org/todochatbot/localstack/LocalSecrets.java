package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * The file behind the Dapr component {@code secrets}: one secret for each service, whose keys are the Spring properties it
 * reads, and one for each component. What was made at the first start is kept; addresses follow the ports of this start.
 */
final class LocalSecrets {

    static final String FILE = "secrets.json";

    /** Only the launcher reads this one: no service's Configuration allows it. */
    private static final String OWN = "local";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Map<String, String>> secrets;

    private LocalSecrets(Map<String, Map<String, String>> secrets) {
        this.secrets = secrets;
    }

    /** Reads the file, adds what is missing, and writes it again when anything changed. */
    static LocalSecrets open(Path dataFolder, Addresses addresses) throws IOException {
        LocalSecrets read = read(dataFolder);
        String before = read.toJson();
        read.complete(addresses);
        if (!read.toJson().equals(before)) {
            read.write(dataFolder.resolve(FILE));
        }
        return read;
    }

    static LocalSecrets read(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return new LocalSecrets(new TreeMap<>());
        }
        return new LocalSecrets(JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Map<String, String>>>() {
        }));
    }

    String get(String secret, String key) {
        String value = secrets.getOrDefault(secret, Map.of()).get(key);
        if (value == null) {
            throw new StackException("The secret store has no " + secret + "/" + key + ": start with --fresh.");
        }
        return value;
    }

    String superuserPassword() {
        return get(OWN, "postgresql.superuser-password");
    }

    /** What a service shows its sidecar. */
    String daprApiToken(String appId) {
        return get(OWN, appId + ".dapr-api-token");
    }

    /** What the sidecar shows its service, so that nobody else can call its callbacks. */
    String appApiToken(String appId) {
        return get(OWN, appId + ".app-api-token");
    }

    String conversationPassword() {
        return get(OWN, "conversation.password");
    }

    private void complete(Addresses addresses) {
        keep(OWN, "postgresql.superuser-password", LocalSecrets::password);
        keep(OWN, "kafka.cluster-id", LocalSecrets::clusterId);
        for (String appId : Service.IDS) {
            keep(OWN, appId + ".dapr-api-token", LocalSecrets::password);
            keep(OWN, appId + ".app-api-token", LocalSecrets::password);
            database(appId, ServiceDatabase.of(appId), addresses);
        }

        keep("routes-frontend", "todo.session-key", () -> SigningKey.generate().privateJwk());
        keep("routes-frontend", "todo.service-key", () -> SigningKey.generate().privateJwk());
        String verificationKey = new SigningKey(get("routes-frontend", "todo.service-key")).publicJwk();
        set("routes-backend", "todo.service-verification-key", verificationKey);
        set("routes-events", "todo.service-verification-key", verificationKey);

        set("routes-events", "camel.component.kafka.brokers", addresses.kafka());
        set("routes-backend", "todo.chat-backlog.brokers", addresses.kafka());
        set("pubsub", "brokers", addresses.kafka());

        keep(OWN, "conversation.password", LocalSecrets::password);
        set("conversations", "connectionString", "host=" + addresses.postgresql("conversations").replace(":", " port=")
                + " user=conversation password=" + conversationPassword() + " database=conversation connect_timeout=2");
    }

    private void database(String appId, ServiceDatabase database, Addresses addresses) {
        String url = "jdbc:postgresql://" + addresses.postgresql(appId) + "/" + database.name()
                + "?ApplicationName=" + appId;
        set(appId, "spring.datasource.url", url);
        set(appId, "spring.datasource.username", database.role());
        keep(appId, "spring.datasource.password", LocalSecrets::password);
        set(appId, "spring.flyway.url", url + "&connectTimeout=2");
        set(appId, "spring.flyway.user", database.owner());
        keep(appId, "spring.flyway.password", LocalSecrets::password);
    }

    String kafkaClusterId() {
        return get(OWN, "kafka.cluster-id");
    }

    /** Every secret but the launcher's own. */
    Map<String, Map<String, String>> shared() {
        Map<String, Map<String, String>> shared = new TreeMap<>(secrets);
        shared.remove(OWN);
        return shared;
    }

    private void keep(String secret, String key, Supplier<String> value) {
        secrets.computeIfAbsent(secret, name -> new TreeMap<>()).computeIfAbsent(key, name -> value.get());
    }

    private void set(String secret, String key, String value) {
        secrets.computeIfAbsent(secret, name -> new TreeMap<>()).put(key, value);
    }

    private static String password() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String clusterId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        // Kafka's tools take an id that begins with a dash for an option.
        return "T" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(1);
    }

    private String toJson() throws IOException {
        return JSON.writeValueAsString(secrets);
    }

    private void write(Path file) throws IOException {
        // Written beside and moved, so that neither a crash nor a reader ever finds half a file.
        Path written = Files.createTempFile(file.getParent(), "secrets", ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, toJson());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
