package org.todochatbot.frontend.doors;

import java.util.UUID;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.kamelets.http.Problem;

/** What people and programs read: tasks and notifications from the backend, insights from the events service. */
@Component
public class ReadingDoors extends RouteBuilder {

    @Override
    public void configure() {
        read("task-page-read", "/api/tasks", "routes-backend", "tasks");
        read("notification-page-read", "/api/notifications", "routes-backend", "notifications");
        read("insights-read", "/api/insights", "routes-events", "insights");

        from("platform-http:/api/tasks/{taskId}?httpMethodRestrict=GET").routeId("task-read")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setVariable("taskId", method(ReadingDoors.class, "taskId"))
                .bean(BackendCall.class, "get")
                .toD("kamelet:dapr-invoke-action?appId=routes-backend&path=tasks/${variable.taskId}"
                        + "&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);
    }

    private void read(String id, String address, String appId, String path) {
        from("platform-http:" + address + "?httpMethodRestrict=GET").routeId(id)
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(BackendCall.class, "get")
                .to("kamelet:dapr-invoke-action?appId=" + appId + "&path=" + path
                        + "&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);
    }

    /** Only a UUID becomes part of an address. */
    public static UUID taskId(@Header("taskId") String taskId) {
        try {
            return UUID.fromString(taskId);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("task");
        }
    }
}
