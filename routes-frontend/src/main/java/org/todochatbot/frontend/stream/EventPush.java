package org.todochatbot.frontend.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.event.TaskData;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.variable;

/**
 * Pushes events to the open pages of the person whose they are. Every replica gets every event, and Dapr hands over several
 * in one call (bulk subscribe) when many come at once. A push that fails is not repeated: the page reads the list, and the
 * notifications that it has not seen, from the backend.
 */
@Component
public class EventPush implements LambdaRouteBuilder {

    private static final TypeReference<CloudEvent<TaskData>> TASK_EVENT = new TypeReference<>() {};

    private final OpenPages pages;
    /** How long after its moment a reminder was on its way to the open pages. */
    private final Timer lateness;

    public EventPush(OpenPages pages, MeterRegistry metrics) {
        this.pages = pages;
        this.lateness = Timer.builder("todo.reminders.lateness")
                .serviceLevelObjectives(Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(metrics);
    }

    @Override
    public void accept(RouteBuilder routes) {
        receive(routes, "task-event-push", "task-events");
        receive(routes, "task-update-push", "task-updates");
        receive(routes, "reminder-push", "reminders");
        receive(routes, "chat-reply-push", "chat-replies");

        routes.from("timer:page-pulse?period=15000").routeId("page-pulse-send").process(exchange -> pages.pulse());
    }

    private void receive(RouteBuilder routes, String id, String topic) {
        routes.from("platform-http:/events/" + topic + "?httpMethodRestrict=POST&useStreaming=true").routeId(id)
                .bean(this, "entries")
                .setVariable("taken", method(this, "taken"))
                .split(method(this, "awaited"))
                    .doTry()
                        .bean(this, "push")
                    .doCatch(Exception.class)
                        .log(LoggingLevel.WARN, "An event of " + topic + " was not pushed: ${exception.class.simpleName}")
                    .end()
                .end()
                .setBody(variable("taken"))
                .process(HttpAnswers::json);
    }

    /** The events of one call of Dapr's. */
    public List<JsonNode> entries(@Body InputStream body) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        Json.MAPPER.readTree(body).path("entries").forEach(entries::add);
        return entries;
    }

    /** What Dapr is answered: none of them need come again. */
    public Map<String, List<Map<String, String>>> taken(@Body List<JsonNode> entries) {
        return Map.of("statuses", entries.stream()
                .map(entry -> Map.of("entryId", entry.path("entryId").asText(), "status", "SUCCESS"))
                .toList());
    }

    /** Those that somebody waits for here: each replica gets everybody's events, and has the pages of a few. */
    public List<JsonNode> awaited(@Body List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> {
                    JsonNode event = entry.path("event");
                    // The lateness of a reminder is measured whether or not its person has a page open.
                    return event.path("data").has("notification") || pages.areOpenFor(event.path("personid").asText());
                })
                .toList();
    }

    public void push(@Body JsonNode entry) throws JsonProcessingException {
        CloudEvent<TaskData> event = Json.MAPPER.convertValue(entry.path("event"), TASK_EVENT);
        TaskData data = event.data();
        if (data == null) {
            return;
        }
        if (data.notification() != null) {
            pages.push(event.personid(), NotificationMissed.event(data.notification()));
            if (data.reminder() != null) {
                lateness.record(Duration.between(data.reminder().remindAt().toInstant(), Instant.now()));
            }
        }
        if (data.task() != null) {
            Map<String, Object> task = new LinkedHashMap<>();
            task.put("type", event.type().id());
            task.put("sequence", event.sequence());
            task.put("deleted", data.deleted());
            task.put("task", data.task());
            pages.push(event.personid(), new PageEvent(null, "task", Json.MAPPER.writeValueAsString(task)));
        }
    }
}
