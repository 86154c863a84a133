package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts, Dapr's components and services speak of the same ports, topics, secrets, components and paths. */
class ChartsAgreeTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path COMPONENTS = PROJECT.resolve("dapr-components/kubernetes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    /** Of a login that only some brokers ask for; docs/deploy.md says how to add them. */
    private static final Set<String> KEYS_OF_A_LOGIN = Set.of("username", "password", "caCert");

    @TempDir
    private Path data;

    @Test
    void aChartsPortIsItsServices() throws IOException {
        for (String service : Service.IDS) {
            assertThat(values(service).path("port").asInt()).as(service)
                    .isEqualTo(application(service).path("server").path("port").asInt());
        }
    }

    @Test
    void everyTopicIsMadeInAClusterAsHere() throws IOException {
        String script = Files.readString(PROJECT.resolve("charts/dev-servers/files/topics.sh"));
        Map<String, String> made = new LinkedHashMap<>();
        Matcher loops = Pattern.compile("for name in ([^;]+); do\n(.*?)\ndone", Pattern.DOTALL).matcher(script);
        while (loops.find()) {
            for (String name : loops.group(1).split(" ")) {
                Matcher lines = Pattern.compile("topic \"\\$name(-dead-letter)?\" (\\d+)( -1)?").matcher(loops.group(2));
                while (lines.find()) {
                    made.put(name + (lines.group(1) == null ? "" : lines.group(1)),
                            lines.group(2) + (lines.group(3) == null ? "" : " for ever"));
                }
            }
        }

        assertThat(made).isEqualTo(Topics.all().stream().collect(Collectors.toMap(NewTopic::name,
                topic -> topic.numPartitions() + ("-1".equals(configured(topic)) ? " for ever" : ""))));
    }

    @Test
    void everyTopicThatAComponentSpeaksOfExists() throws IOException {
        Set<String> known = Topics.all().stream().map(NewTopic::name).collect(Collectors.toSet());
        for (JsonNode subscription : documents("subscriptions.yaml")) {
            String topic = subscription.at("/spec/topic").asText();
            assertThat(known).contains(topic);
            assertThat(subscription.at("/spec/routes/default").asText()).isEqualTo("/events/" + topic);
        }
        for (String component : List.of("pubsub.yaml", "push.yaml")) {
            for (String scopes : List.of("publishingScopes", "subscriptionScopes")) {
                for (String scope : metadata(component, scopes).split(";")) {
                    for (String topic : scope.substring(scope.indexOf('=') + 1).split(",")) {
                        assertThat(known).as(component + " " + scopes).containsAnyOf(topic, topic.isEmpty() ? "reminders" : topic);
                    }
                }
            }
        }
        assertThat(Files.readString(PROJECT.resolve("charts/routes-events/templates/scaledobject.yaml")))
                .contains(Stream.of(application("routes-events").at("/todo/events/topics").asText().split(","))
                        .map(topic -> '"' + topic + '"').collect(Collectors.joining(" ", "list ", " }}")))
                .contains("consumerGroup: " + application("routes-events").at("/todo/events/group-id").asText() + "\n");
    }

    @Test
    void everySecretThatIsAskedForIsMade() throws IOException {
        Map<String, Set<String>> made = new LinkedHashMap<>();
        LocalSecrets secrets = LocalSecrets.open(data, new Addresses.Elsewhere("postgresql:5432", "kafka:9092"));
        for (JsonNode secret : new ObjectMapper().readTree(KubernetesSecrets.of(secrets)).path("items")) {
            Set<String> keys = new TreeSet<>();
            secret.path("stringData").fieldNames().forEachRemaining(keys::add);
            made.put(secret.at("/metadata/name").asText(), keys);
        }

        for (String service : Service.IDS) {
            assertThat(made).as(service)
                    .containsKeys(service, service + "-migration", service + "-api-token", service + "-app-token");
            for (JsonNode secret : values(service).at("/sidecar/secrets")) {
                assertThat(made).containsKey(secret.asText());
            }
        }
        for (Path file : files(COMPONENTS, ".yaml")) {
            for (JsonNode component : documents(COMPONENTS.relativize(file).toString())) {
                for (JsonNode reference : component.findValues("secretKeyRef")) {
                    if (!KEYS_OF_A_LOGIN.contains(reference.path("key").asText())) {
                        assertThat(made.get(reference.path("name").asText())).contains(reference.path("key").asText());
                    }
                    for (JsonNode scope : component.path("scopes")) {
                        assertThat(sidecarSecrets(scope.asText())).contains(reference.path("name").asText());
                    }
                }
            }
        }
    }

    @Test
    void everySettingOfTheChartsIsOneOfTheServices() throws IOException {
        for (String service : Service.IDS) {
            for (Path file : Stream.concat(Stream.of(PROJECT.resolve("charts").resolve(service).resolve("values.yaml")),
                    files(PROJECT.resolve("charts/todo-chatbot"), ".yaml").stream()
                            .filter(path -> path.getFileName().toString().startsWith("values"))).toList()) {
                JsonNode values = YAML.readTree(file.toFile());
                JsonNode settings = values.has("settings") ? values.path("settings") : values.path(service).path("settings");
                for (String setting : names(settings)) {
                    assertThat(application(service).at("/" + setting.replace('.', '/')).isMissingNode())
                            .as(file + " sets " + setting).isFalse();
                }
            }
        }
    }

    @Test
    void everyComponentThatCodeNamesExists() throws IOException {
        Set<String> components = new HashSet<>();
        for (Path file : files(COMPONENTS, ".yaml")) {
            for (JsonNode document : documents(COMPONENTS.relativize(file).toString())) {
                if (document.path("kind").asText().equals("Component")) {
                    components.add(document.at("/metadata/name").asText());
                }
            }
        }

        List<String> named = new ArrayList<>(List.of(
                YAML.readTree(PROJECT.resolve("kamelets/src/main/resources/service-defaults.yml").toFile())
                        .at("/todo/secret-store").asText()));
        for (String code : sources()) {
            Matcher uses = Pattern.compile("kamelet:dapr-[a-z-]+\\?(?:[^\"]*&)?(?:pubsub|store)=([a-z-]+)").matcher(code);
            while (uses.find()) {
                named.add(uses.group(1));
            }
        }
        assertThat(named).contains("pubsub", "conversations");
        assertThat(components).containsAll(named);
    }

    /** Dapr's access control would refuse it in a cluster only, where nobody has tried it yet. */
    @Test
    void everyCallFromOneServiceToAnotherIsAllowed() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (String service : Service.IDS) {
            for (String code : sources(service)) {
                Matcher written = Pattern.compile("appId=(routes-[a-z]+)&path=([a-zA-Z/${}.-]+)").matcher(code);
                while (written.find()) {
                    calls.add(service + " " + written.group(1) + " /" + written.group(2));
                }
                Matcher passed = Pattern.compile("\"(routes-[a-z]+)\", \"((?!routes-)[a-z/${}.-]+)\"").matcher(code);
                while (passed.find()) {
                    calls.add(service + " " + passed.group(1) + " /" + passed.group(2));
                }
            }
        }

        calls.addAll(passedOn());
        assertThat(calls).contains("routes-frontend routes-backend /chat", "routes-frontend routes-backend /import/tasks.csv",
                "routes-frontend routes-backend /tasks/{taskId}/complete", "routes-backend routes-events /insights",
                "routes-frontend routes-events /insights");
        assertThat(calls).allSatisfy(call -> {
            String[] parts = call.split(" ");
            assertThat(allowed(parts[0], parts[1]))
                    .as("dapr-components/templates/config/" + parts[1] + ".yaml lets " + parts[0] + " call " + parts[2])
                    .anyMatch(operation -> operation.endsWith("/*")
                            ? parts[2].startsWith(operation.substring(0, operation.length() - 1))
                            : parts[2].equals(operation));
        });
    }

    /** What the frontend's API passes on to the backend, at the same path without /api. */
    private static Set<String> passedOn() throws IOException {
        Set<String> calls = new TreeSet<>();
        String doors = sources("routes-frontend").stream().filter(code -> code.contains("class ApiDoors")).findFirst().orElseThrow();
        String base = "";
        Matcher door = Pattern.compile("rest\\(\"/api([^\"]*)\"\\)|\\.(?:get|post|patch|delete)\\((?:\"([^\"]*)\")?\\)"
                + "\\.routeId\\(\"[^\"]*\"\\)\\.to\\(BACKEND\\)").matcher(doors);
        while (door.find()) {
            if (door.group(1) != null) {
                base = door.group(1);
            } else {
                calls.add("routes-frontend routes-backend " + base + (door.group(2) == null ? "" : door.group(2)));
            }
        }
        return calls;
    }

    private static List<String> allowed(String caller, String called) throws IOException {
        List<String> operations = new ArrayList<>();
        for (JsonNode policy : documents("config/" + called + ".yaml").getFirst().at("/spec/accessControl/policies")) {
            if (policy.path("appId").asText().equals(caller)) {
                policy.path("operations").forEach(operation -> operations.add(operation.path("name").asText()));
            }
        }
        return operations;
    }

    private static String configured(NewTopic topic) {
        return topic.configs() == null ? null : topic.configs().get("retention.ms");
    }

    private static String metadata(String component, String name) throws IOException {
        for (JsonNode entry : documents(component).getFirst().at("/spec/metadata")) {
            if (entry.path("name").asText().equals(name)) {
                return entry.path("value").asText();
            }
        }
        throw new AssertionError(component + " has no " + name);
    }

    private static Set<String> sidecarSecrets(String service) throws IOException {
        Set<String> secrets = new HashSet<>(Set.of(service));
        values(service).at("/sidecar/secrets").forEach(secret -> secrets.add(secret.asText()));
        return secrets;
    }

    private static JsonNode values(String service) throws IOException {
        return YAML.readTree(PROJECT.resolve("charts").resolve(service).resolve("values.yaml").toFile());
    }

    /** The document that describes the service; the one before it only imports what holds for all. */
    private static JsonNode application(String service) throws IOException {
        return read(PROJECT.resolve(service).resolve("src/main/resources/application.yml")).get(1);
    }

    private static List<JsonNode> documents(String component) throws IOException {
        return read(COMPONENTS.resolve(component));
    }

    private static List<JsonNode> read(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll();
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> sources() throws IOException {
        List<String> all = new ArrayList<>();
        for (String module : List.of("routes-frontend", "routes-backend", "routes-events", "kamelets")) {
            all.addAll(sources(module));
        }
        return all;
    }

    private static List<String> sources(String module) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files(PROJECT.resolve(module).resolve("src/main/java"), ".java")) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
