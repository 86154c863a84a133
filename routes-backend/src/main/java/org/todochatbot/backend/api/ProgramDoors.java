package org.todochatbot.backend.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.settings.SettingsRecall;
import org.todochatbot.backend.tasks.TaskDoors;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.task.Task;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * What programs change: tasks, their steps and reminders, settings. Each door reads its request as a command, which goes the
 * way of those that a person says.
 */
@Component
public class ProgramDoors implements LambdaRouteBuilder {

    private final PersonReading personReading;

    public ProgramDoors(PersonReading personReading) {
        this.personReading = personReading;
    }

    @Override
    public void accept(RouteBuilder routes) {
        change(routes, "task-create-receive", "POST", "/tasks", "create", true)
                .to("direct:program-task-answer")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201));
        change(routes, "task-update-receive", "PATCH", "/tasks/{taskId}", "update", true).to("direct:program-task-answer");
        change(routes, "task-delete-receive", "DELETE", "/tasks/{taskId}", "delete", false)
                .process(exchange -> HttpAnswers.answer(exchange, 204, null, null));
        change(routes, "task-complete-receive", "POST", "/tasks/{taskId}/complete", "complete", false).to("direct:program-task-answer");
        change(routes, "task-reopen-receive", "POST", "/tasks/{taskId}/reopen", "reopen", false).to("direct:program-task-answer");
        change(routes, "task-skip-receive", "POST", "/tasks/{taskId}/skip", "skip", false).to("direct:program-task-answer");

        change(routes, "step-add-receive", "POST", "/tasks/{taskId}/checklist", "addStep", true).to("direct:program-task-answer");
        change(routes, "step-tick-receive", "PATCH", "/tasks/{taskId}/checklist/{stepId}", "tickStep", true)
                .to("direct:program-task-answer");
        change(routes, "step-remove-receive", "DELETE", "/tasks/{taskId}/checklist/{stepId}", "removeStep", false)
                .to("direct:program-task-answer");

        change(routes, "reminder-add-receive", "POST", "/tasks/{taskId}/reminders", "addReminder", true)
                .to("direct:task-reminders-answer");
        change(routes, "reminder-move-receive", "PATCH", "/tasks/{taskId}/reminders/{reminderId}", "moveReminder", true)
                .to("direct:task-reminders-answer");
        change(routes, "reminder-cancel-receive", "DELETE", "/tasks/{taskId}/reminders/{reminderId}", "cancelReminder", false)
                .process(exchange -> HttpAnswers.answer(exchange, 204, null, null));

        change(routes, "undo-receive", "POST", "/undo", "undo", false)
                .setBody(method(ProgramDoors.class, "told"))
                .process(HttpAnswers::json);
        change(routes, "redo-receive", "POST", "/redo", "redo", false)
                .setBody(method(ProgramDoors.class, "told"))
                .process(HttpAnswers::json);
        change(routes, "settings-change-receive", "PATCH", "/settings", "settings", true).to("direct:settings-answer");

        routes.from("direct:program-command").routeId("program-command")
                .errorHandler(routes.noErrorHandler())
                .to("direct:settings-recall")
                .setBody(variable("commands"))
                .to("direct:chat-dispatch")
                .bean(ProgramDoors.class, "requireSame")
                // What a chat speaks of is not changed by what a program does.
                .removeVariable("conversation")
                .removeVariable("outcome")
                .to("direct:chat-follow-up");

        // Within the transaction, before anything is changed: RFC 9110, section 13.1.1.
        routes.from("direct:task-version-require").routeId("task-version-require")
                .errorHandler(routes.noErrorHandler())
                .setVariable("commandsToDo", body())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/find-task-version.sql?outputType=SelectOne")
                .bean(ProgramDoors.class, "requireVersion")
                .setBody(variable("commandsToDo"));

        routes.from("direct:program-task-answer").routeId("program-task-answer")
                .errorHandler(routes.noErrorHandler())
                .setVariable("id", method(ProgramDoors.class, "changed"))
                .setBody(method(ProgramDoors.class, "ids"))
                .to("direct:task-read")
                .process(HttpAnswers::json)
                .setHeader("ETag", variable("etag"))
                .setHeader("Location", simple("/api/tasks/${variable.id}"));

        routes.from("platform-http:/tasks/{taskId}/history?httpMethodRestrict=GET").routeId("task-history-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .bean(ProgramDocuments.class, "historyQuery")
                .to("direct:task-history-read")
                .bean(ProgramDocuments.class, "history")
                .process(HttpAnswers::json);

        routes.from("direct:task-history-read").routeId("task-history-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/list-task-history.sql")
                .end();

        routes.from("platform-http:/tasks/{taskId}/reminders?httpMethodRestrict=GET").routeId("task-reminders-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .to("direct:task-reminders-answer");

        routes.from("direct:task-reminders-answer").routeId("task-reminders-answer")
                .errorHandler(routes.noErrorHandler())
                .setBody(constant(Map.of()))
                .to("direct:task-reminders-read")
                .bean(ProgramDocuments.class, "list")
                .process(HttpAnswers::json);

        routes.from("direct:task-reminders-read").routeId("task-reminders-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/list-reminders-of-task.sql")
                .end();

        routes.from("platform-http:/reminders?httpMethodRestrict=GET").routeId("reminder-page-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .bean(ProgramDocuments.class, "remindersQuery")
                .to("direct:reminder-page-read")
                .bean(ProgramDocuments.class, "reminders")
                .process(HttpAnswers::json);

        routes.from("direct:reminder-page-read").routeId("reminder-page-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/list-reminder-page.sql")
                .end();

        routes.from("platform-http:/settings?httpMethodRestrict=GET").routeId("settings-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .to("direct:settings-answer");

        routes.from("direct:settings-answer").routeId("settings-answer")
                .errorHandler(routes.noErrorHandler())
                .setBody(constant(Map.of()))
                .to("direct:settings-read")
                .bean(SettingsRecall.class, "settings")
                .process(HttpAnswers::json);
    }

    /** A door for one change, up to the reply that a person would have got. */
    private RouteDefinition change(
            RouteBuilder routes, String id, String method, String path, String command, boolean hasBody) {
        RouteDefinition door = routes.from("platform-http:" + path + "?httpMethodRestrict=" + method + "&useStreaming=true")
                .routeId(id)
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept");
        if (path.contains("{stepId}")) {
            door.setVariable("stepId", method(ProgramDoors.class, "step"));
        }
        if (hasBody) {
            door.bean(ProgramRequest.class, "json");
        }
        return door
                .bean(TaskCommand.class, command)
                .bean(ProgramRequest.class, "signed")
                .setVariable("commands", body())
                .to("direct:program-command");
    }

    public static UUID step(@Header("stepId") String stepId) {
        return ProgramRequest.uuid(stepId, "step");
    }

    /** A key that was used for something else is a mistake of the program. */
    public static ChatReply requireSame(
            @Body ChatReply reply, @Variable("commands") List<Command> commands, @Variable("taskId") UUID taskId) {
        boolean ofTask = taskId == null || reply.tasks().isEmpty()
                || reply.tasks().stream().anyMatch(task -> task.id().equals(taskId));
        if (!ofTask || !reply.understood().equals(commands)) {
            throw new Problem(422, "Idempotency key reused",
                    "This Idempotency-Key was used for another request: send a new one with each new request.");
        }
        return reply;
    }

    public static void requireVersion(@Body Long version, @Variable("ifMatch") String ifMatch) {
        if (version == null) {
            throw Problem.notFound("task");
        }
        if (!"*".equals(ifMatch.strip()) && !List.of(ifMatch.split("\\s*,\\s*")).contains(TaskDoors.etag(version))) {
            throw new Problem(412, "Changed meanwhile",
                    "The task was changed since you read it, and nothing was done: read it again, and send its new ETag.");
        }
    }

    /** The task that was changed or, where it could not be, why: a rule said no. */
    public static UUID changed(@Body ChatReply reply) {
        if (reply.tasks().isEmpty()) {
            throw new Problem(409, "Not possible", reply.reply());
        }
        return reply.tasks().get(0).id();
    }

    public static Map<String, Object> ids(@Variable("id") UUID id) {
        return TaskDoors.id(id.toString());
    }

    public static Map<String, Object> told(@Body ChatReply reply) {
        return Map.of("reply", reply.reply(), "tasks", reply.tasks().stream().map(Task::id).toList());
    }

}
