package org.todochatbot.frontend.doors;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The API for the page and for programs, as {@code openapi.yaml} describes it: what is asked of the backend and of the events
 * service in a person's name. Chat, accounts and sessions have doors of their own.
 */
@Component
public class ApiDoors implements LambdaRouteBuilder {

    private static final String BACKEND = "direct:backend-ask";

    @Override
    public void accept(RouteBuilder routes) {
        routes.restConfiguration().component("platform-http").endpointProperty("useStreaming", "true").inlineRoutes(false);

        routes.rest("/api/tasks")
                .get().routeId("task-page-read").to(BACKEND)
                .post().routeId("task-create-ask").to(BACKEND)
                .get("/{taskId}").routeId("task-read").to(BACKEND)
                .patch("/{taskId}").routeId("task-update-ask").to(BACKEND)
                .delete("/{taskId}").routeId("task-delete-ask").to(BACKEND)
                .post("/{taskId}/complete").routeId("task-complete-ask").to(BACKEND)
                .post("/{taskId}/reopen").routeId("task-reopen-ask").to(BACKEND)
                .post("/{taskId}/skip").routeId("task-skip-ask").to(BACKEND)
                .get("/{taskId}/history").routeId("task-history-read").to(BACKEND)
                .post("/{taskId}/checklist").routeId("step-add-ask").to(BACKEND)
                .patch("/{taskId}/checklist/{stepId}").routeId("step-tick-ask").to(BACKEND)
                .delete("/{taskId}/checklist/{stepId}").routeId("step-remove-ask").to(BACKEND)
                .get("/{taskId}/reminders").routeId("task-reminders-read").to(BACKEND)
                .post("/{taskId}/reminders").routeId("reminder-add-ask").to(BACKEND)
                .patch("/{taskId}/reminders/{reminderId}").routeId("reminder-move-ask").to(BACKEND)
                .delete("/{taskId}/reminders/{reminderId}").routeId("reminder-cancel-ask").to(BACKEND);

        routes.rest("/api")
                .get("/reminders").routeId("reminder-page-read").to(BACKEND)
                .get("/notifications").routeId("notification-page-read").to(BACKEND)
                .post("/notifications/seen").routeId("notification-seen-send").to(BACKEND)
                .get("/settings").routeId("settings-read").to(BACKEND)
                .patch("/settings").routeId("settings-change-ask").to(BACKEND)
                .post("/undo").routeId("undo-ask").to(BACKEND)
                .post("/redo").routeId("redo-ask").to(BACKEND)
                .get("/export").routeId("export-read").to(BACKEND)
                .get("/export/tasks.csv").routeId("export-csv-read").to(BACKEND)
                .post("/import").routeId("import-ask").to(BACKEND)
                .post("/import/tasks.csv").routeId("import-csv-ask").to(BACKEND)
                .get("/insights").routeId("insights-read").to("direct:insights-ask");

        routes.from(BACKEND).routeId("backend-ask")
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(BackendCall.class, "same")
                .to("kamelet:dapr-invoke-action?appId=routes-backend&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);

        routes.from("direct:insights-ask").routeId("insights-ask")
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(BackendCall.class, "get")
                .to("kamelet:dapr-invoke-action?appId=routes-events&path=insights&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);
    }
}
