package org.todochatbot.tests.operations;

import com.sun.tools.attach.VirtualMachine;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What those who run the system see of it. */
@OnTheStack
class OperationsTest {

    private static final List<String> SERVICES = List.of("routes-frontend", "routes-backend", "routes-events");

    @Test
    void everyServiceTellsWhetherItIsAliveAndReady() {
        for (String service : SERVICES) {
            assertThat(get(service, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get(service, "/actuator/health/readiness").body())
                    .contains("\"db\":{\"status\":\"UP\"", "\"sidecar\":{\"status\":\"UP\"");
        }
    }

    @Test
    void aServiceWithoutItsSidecarOrItsDatabaseIsAliveButNotReady() {
        LocalStack stack = TheStack.get();
        for (String part : List.of("backend-daprd", "postgresql")) {
            stack.part(part).stop();
            try {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> get("routes-backend", "/actuator/health/readiness").statusCode() == 503);
                assertThat(get("routes-backend", "/actuator/health/liveness").statusCode()).isEqualTo(200);
            } finally {
                stack.part(part).start();
                TheStack.awaitAllReady();
            }
        }
    }

    @Test
    void everyRouteHasMetrics() {
        Person.signUp().say("add buy milk");

        String metrics = get("routes-backend", "/actuator/prometheus").body();

        assertThat(metrics).contains("routeId=\"chat-receive\"", "routeId=\"task-create\"", "routeId=\"outbox-relay\"");
    }

    @Test
    void howMessagesEndedIsCounted() {
        Person ann = Person.signUp();
        ann.say("add buy milk");
        ann.say("undo");
        ann.say("what is the capital of Peru?");

        assertThat(get("routes-backend", "/actuator/prometheus").body())
                .contains("todo_chat_messages_total{", "outcome=\"done\"", "outcome=\"corrected\"", "outcome=\"lost\"");
    }

    @Test
    void everyRouteIsSeenAndStoppedByJmx() throws Exception {
        long pid = TheStack.get().part("routes-backend").pid();
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
        String address = machine.startLocalManagementAgent();
        machine.detach();
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            Set<ObjectName> routes = beans.queryNames(new ObjectName("org.apache.camel:type=routes,*"), null);
            Set<String> ids = routes.stream()
                    .map(name -> ObjectName.unquote(name.getKeyProperty("name")))
                    .collect(Collectors.toSet());
            assertThat(ids).contains(
                    "chat-receive", "chat-understand", "chat-dispatch", "task-create", "task-complete", "reminder-fire",
                    "reminder-reconcile", "outbox-relay");
            assertThat(ids).as("every route has a name given to it").noneMatch(id -> id.matches("route\\d+"));

            ObjectName poll = routes.stream().filter(n -> n.toString().contains("\"outbox-poll\"")).findFirst().orElseThrow();
            beans.invoke(poll, "stop", null, null);
            assertThat(beans.getAttribute(poll, "State")).isEqualTo("Stopped");
            beans.invoke(poll, "start", null, null);
            assertThat(beans.getAttribute(poll, "State")).isEqualTo("Started");
        }
    }

    private static HttpResponse<String> get(String service, String path) {
        return Person.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + TheStack.get().port(service) + path))
                .timeout(Duration.ofSeconds(10))
                .build());
    }
}
