package org.todochatbot.backend.tasks;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.Page;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.Caller;

import static org.apache.camel.builder.Builder.header;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/** Tasks for the page and for programs: {@code GET /tasks} and {@code GET /tasks/<id>}. */
@Component
public class TaskDoors implements LambdaRouteBuilder {

    private static final int PAGE_SIZE = 50;
    private static final int LARGEST_PAGE = 200;

    private final PersonReading personReading;
    private final Clock clock;

    public TaskDoors(PersonReading personReading, Clock clock) {
        this.personReading = personReading;
        this.clock = clock;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/tasks?httpMethodRestrict=GET").routeId("task-page-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .setVariable("actor", method(TaskDoors.class, "actor"))
                .bean(this, "query")
                .to("direct:task-page-read")
                .process(HttpAnswers::json);

        routes.from("direct:task-page-read").routeId("task-page-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("direct:task-search")
                .end()
                .bean(TaskDoors.class, "page");

        routes.from("platform-http:/tasks/{taskId}?httpMethodRestrict=GET").routeId("task-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .setVariable("actor", method(TaskDoors.class, "actor"))
                .setVariable("ifNoneMatch", header("If-None-Match"))
                .setBody(method(TaskDoors.class, "id"))
                .to("direct:task-read")
                .choice()
                    .when(simple("${variable.ifNoneMatch} == ${variable.etag}"))
                        .process(exchange -> HttpAnswers.answer(exchange, 304, null, null))
                    .otherwise()
                        .process(HttpAnswers::json)
                .end()
                .setHeader("ETag", variable("etag"));

        routes.from("direct:task-read").routeId("task-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/find-tasks-by-id.sql")
                .end()
                .bean(TaskDoors.class, "single");
    }

    public static Actor actor() {
        Caller caller = Caller.current();
        return new Actor(caller.id(), caller.zone());
    }

    /** Sets the variable {@code pageSize}. */
    public Map<String, Object> query(
            @Header("status") String status,
            @Header("q") String q,
            @Header("sort") String sort,
            @Header("after") String after,
            @Header("limit") String limit,
            Exchange exchange) {
        String words = q == null || q.isBlank() ? null : q;
        Filter filter = new Filter(status(status), words, null, null, null, null, null, null, null, null, null, sort(sort), null);
        ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(Caller.current().zone());
        int pageSize = pageSize(limit);
        exchange.setVariable("pageSize", pageSize);
        Map<String, Object> lookup = TaskLookup.of(filter, now, pageSize + 1);
        lookup.put("counted", 0);
        lookup.put("after", after == null || after.isEmpty() ? null : after(after));
        return lookup;
    }

    public static Page<Task> page(@Body List<Map<String, Object>> rows, @Variable("pageSize") int pageSize) {
        return Page.of(rows.stream().map(row -> task(row, Caller.current())).toList(), pageSize, task -> task.id().toString());
    }

    public static Map<String, Object> id(@Header("taskId") String taskId) {
        try {
            return Map.of("ids", TaskLookup.json(List.of(UUID.fromString(taskId))));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("task");
        }
    }

    /** Sets the variable {@code etag}. */
    public static Task single(@Body List<Map<String, Object>> rows, Exchange exchange) {
        if (rows.isEmpty()) {
            throw Problem.notFound("task");
        }
        exchange.setVariable("etag", etag(TaskState.ofRow(rows.get(0)).version()));
        return task(rows.get(0), Caller.current());
    }

    /** An entity tag (RFC 9110, section 8.8.3): each event of the task, those of its reminders too, makes another. */
    public static String etag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    private static Task task(Map<String, Object> row, Caller caller) {
        return Phrases.inZone(TaskState.ofRow(row).task(), caller.zone());
    }

    private static TaskStatus status(String status) {
        return switch (status) {
            case null -> null;
            case "" -> null;
            case "pending", "open" -> TaskStatus.PENDING;
            case "completed", "done" -> TaskStatus.COMPLETED;
            default -> throw Problem.badRequest("status is neither \"pending\" nor \"completed\": send one of them, or leave it out.");
        };
    }

    private static String sort(String sort) {
        return switch (sort) {
            case null -> null;
            case "", "created" -> null;
            case "due", "priority", "title" -> sort;
            default -> throw Problem.badRequest("sort is none of \"created\", \"due\", \"priority\" and \"title\": send one of them, or leave it out.");
        };
    }

    private static int pageSize(String limit) {
        if (limit == null || limit.isEmpty()) {
            return PAGE_SIZE;
        }
        if (limit.matches("\\d{1,3}") && Integer.parseInt(limit) >= 1 && Integer.parseInt(limit) <= LARGEST_PAGE) {
            return Integer.parseInt(limit);
        }
        throw Problem.badRequest(
                "limit is not a number from 1 to " + LARGEST_PAGE + ": send one, or leave it out for " + PAGE_SIZE + " tasks a page.");
    }

    private static UUID after(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("after is not what a page gave as next: start again without it.");
        }
    }
}
