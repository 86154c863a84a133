package org.todochatbot.tests.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Dashboards and alert rules ask for metrics that there are, of routes that there are. */
@OnTheStack
class MonitoringTest {

    private static final Path FILES = Path.of("../charts/todo-chatbot/files");
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]*)\\{");
    private static final Pattern ROUTE = Pattern.compile("routeId=~?\\\\?\"([a-z|-]+)(?:\\.\\*)?\\\\?\"");
    /** Prometheus' own. */
    private static final Set<String> OTHERS = Set.of("up");

    @Test
    void everyMetricThatIsAskedForExists() throws IOException {
        String asked = expressions();
        Set<String> names = found(METRIC, asked);
        names.removeAll(OTHERS);
        assertThat(names).contains("camel_exchanges_total", "todo_reminders_lateness_seconds_bucket", "dapr_resiliency_cb_state");
        Person ann = Person.signUp();
        ann.say("add buy milk");
        ann.say("remind me to call mum in 2 seconds");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(exposed()).containsAll(names));
    }

    @Test
    void everyRouteThatIsAskedForExists() throws IOException {
        Set<String> routes = new TreeSet<>();
        for (String alternatives : found(ROUTE, expressions())) {
            routes.addAll(List.of(alternatives.split("\\|")));
        }
        assertThat(routes).contains("chat-queue", "outbox-publish");

        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(path -> path.toString().contains("/src/main/java/")).filter(Files::isRegularFile).toList()) {
                code.append(Files.readString(file));
            }
        }
        assertThat(routes).allSatisfy(route -> assertThat(code).contains(route));
    }

    private static String expressions() throws IOException {
        StringBuilder all = new StringBuilder();
        for (JsonNode panel : dashboards()) {
            panel.findValuesAsText("expr").forEach(expression -> all.append(expression).append('\n'));
        }
        return all.append(Files.readString(FILES.resolve("alerts.yaml"))).toString();
    }

    private static List<JsonNode> dashboards() throws IOException {
        List<JsonNode> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(FILES.resolve("dashboards"))) {
            for (Path file : files.sorted().toList()) {
                dashboards.add(Person.tree(Files.readString(file)));
            }
        }
        assertThat(dashboards).hasSizeGreaterThanOrEqualTo(4);
        return dashboards;
    }

    private static Set<String> exposed() {
        LocalStack stack = TheStack.get();
        Set<String> names = new TreeSet<>();
        for (String service : List.of("routes-frontend", "routes-backend", "routes-events")) {
            names.addAll(names("http://127.0.0.1:" + stack.port(service) + "/actuator/prometheus"));
            // The fourth port of a sidecar is that of its metrics.
            int sidecar = stack.port(service.replace("routes-", "") + "-daprd");
            names.addAll(names("http://127.0.0.1:" + (sidecar + 3) + "/"));
        }
        return names;
    }

    private static Set<String> names(String address) {
        return found(Pattern.compile("^([a-zA-Z_][a-zA-Z0-9_]*)[{ ]", Pattern.MULTILINE),
                Person.send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10)).build()).body());
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> all = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
