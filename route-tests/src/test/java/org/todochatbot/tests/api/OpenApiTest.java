package org.todochatbot.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.tools.attach.VirtualMachine;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

/** The document that is served, and the routes that are there, say the same. */
@OnTheStack
class OpenApiTest {

    @Test
    void theDocumentHasEveryDoorOfTheRunningFrontendAndNoOther() throws Exception {
        JsonNode document = new YAMLMapper().readTree(
                Person.request("GET", "/api/openapi.yaml", null, null).body());
        Map<String, String> described = new TreeMap<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation ->
                described.put(operation.getKey().toUpperCase() + " " + path.getKey(),
                        operation.getValue().get("operationId").asText())));
        // Not a route: Spring's own SseEmitter.
        assertThat(described.remove("GET /api/stream")).isEqualTo("stream-open");

        assertThat(doors()).isEqualTo(described);
        assertThat(document.get("openapi").asText()).startsWith("3.1");
    }

    /** Every door of the frontend's for people and programs, with its route id. */
    private static Map<String, String> doors() throws Exception {
        Map<String, String> doors = new TreeMap<>();
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(TheStack.get().part("routes-frontend").pid()));
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            for (ObjectName route : beans.queryNames(new ObjectName("org.apache.camel:type=routes,*"), null)) {
                String uri = (String) beans.getAttribute(route, "EndpointUri");
                if (uri.contains("/api") && !uri.contains("openapi") || uri.contains("/feeds/")) {
                    doors.put(door(uri), (String) beans.getAttribute(route, "RouteId"));
                }
            }
        } finally {
            machine.detach();
        }
        return doors;
    }

    private static String door(String uri) {
        String decoded = URLDecoder.decode(uri, StandardCharsets.UTF_8);
        String path = decoded.replaceFirst("^(platform-http|rest):/*", "").replaceFirst("\\?.*", "");
        if (decoded.startsWith("rest:")) {
            // rest://get:/api/tasks:/{taskId}
            String[] parts = path.split(":", -1);
            return parts[0].toUpperCase() + " " + String.join("", List.of(parts).subList(1, parts.length));
        }
        return decoded.replaceFirst(".*httpMethodRestrict=([A-Z]+).*", "$1") + " /" + path;
    }
}
