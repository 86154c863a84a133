package org.todochatbot.backend.portability;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.api.ProgramRequest;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.GrammarReader;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.task.Task;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.variable;

/** Everything a person owns goes out, and comes in again: as JSON, and tasks as CSV in Todoist's columns. */
@Component
public class PortabilityDoors implements LambdaRouteBuilder {

    /** As much as a Dapr sidecar takes in one request. */
    private static final int MAX_BYTES = 4 * 1024 * 1024 - 1024;

    private final PersonReading personReading;
    private final GrammarReader grammar;

    public PortabilityDoors(PersonReading personReading, GrammarReader grammar) {
        this.personReading = personReading;
        this.grammar = grammar;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/export?httpMethodRestrict=GET").routeId("export-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .to("direct:export-write")
                .process(exchange -> download(exchange, "application/json", "todo-chatbot.json"));

        routes.from("direct:export-write").routeId("export-write")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .bean(Export.class, "write")
                .end();

        routes.from("platform-http:/export/tasks.csv?httpMethodRestrict=GET").routeId("export-csv-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .to("direct:open-tasks-read")
                .setBody(method(PortabilityDoors.class, "csv"))
                .process(exchange -> download(exchange, "text/csv; charset=utf-8", "todo-chatbot.csv"));

        routes.from("direct:open-tasks-read").routeId("open-tasks-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/list-open-tasks.sql")
                .end();

        routes.from("platform-http:/import?httpMethodRestrict=POST&useStreaming=true").routeId("import-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .bean(PortabilityDoors.class, "text")
                .setVariable("content", body())
                .bean(Import.class, "read")
                .setVariable("imported", body())
                .setBody(method(PortabilityDoors.class, "importing"))
                .setBody(method(ProgramRequest.class, "signed"))
                .setVariable("commands", body())
                .to("direct:program-command")
                .setBody(method(PortabilityDoors.class, "told"))
                .process(HttpAnswers::json);

        routes.from("direct:task-import").routeId("task-import")
                .errorHandler(routes.noErrorHandler())
                .bean(Import.class, "effect")
                .to("direct:change-save");

        routes.from("platform-http:/import/tasks.csv?httpMethodRestrict=POST&useStreaming=true").routeId("import-csv-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .bean(PortabilityDoors.class, "text")
                .setVariable("csv", body())
                .to("direct:settings-recall")
                .setBody(method(this, "rows"))
                .setVariable("content", variable("csv"))
                .setBody(method(ProgramRequest.class, "signed"))
                .setVariable("commands", body())
                .to("direct:program-command")
                .setBody(method(PortabilityDoors.class, "told"))
                .process(HttpAnswers::json);
    }

    public static String text(@Body InputStream body) {
        return JsonBody.text(body, MAX_BYTES);
    }

    public static String csv(@Body List<Map<String, Object>> rows, @Variable("turn") Turn turn) {
        List<Task> tasks = rows.stream().map(row -> TaskState.ofRow(row).task()).toList();
        return TodoistCsv.write(tasks, turn.now().getZone());
    }

    public List<Command> rows(@Variable("csv") String csv, @Variable("turn") Turn turn) {
        List<Command> commands = TodoistCsv.read(csv, grammar, turn);
        if (commands.isEmpty()) {
            throw new Problem(422, "Not imported", "Nothing was imported: the file holds no task.");
        }
        return commands;
    }

    public static List<Command> importing(@Variable("imported") Import.Imported imported) {
        List<Command> commands = new ArrayList<>(List.of(Command.of(Intent.IMPORT_TASKS)));
        if (imported.settings() != null) {
            commands.add(new CommandBuilder(Intent.CHANGE_SETTINGS).settings(imported.settings()).build());
        }
        return commands;
    }

    public static Map<String, Object> told(@Body ChatReply reply) {
        Map<String, Object> told = new LinkedHashMap<>();
        boolean asRows = reply.understood().stream().allMatch(command -> command.intent() == Intent.CREATE_TASK);
        told.put("reply", asRows
                ? "Imported " + Phrases.count(reply.understood().size(), "task", "tasks") + "."
                : reply.reply().lines().findFirst().orElse(""));
        told.put("tasks", reply.tasks().stream().map(Task::id).toList());
        return told;
    }

    private static void download(Exchange exchange, String type, String name) {
        Object body = exchange.getMessage().getBody();
        HttpAnswers.answer(exchange, 200, type, null);
        exchange.getMessage().setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        exchange.getMessage().setBody(body);
    }
}
