package org.todochatbot.backend.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.tasks.TaskDoors;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.Page;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;

import static org.apache.camel.builder.Builder.method;

/**
 * What a person was told, oldest first, for pages that were closed or cut off: {@code GET /notifications?after=}, with
 * {@code seen=false} what is unread. {@code POST /notifications/seen}: which ones the person has seen.
 */
@Component
public class NotificationDoor implements LambdaRouteBuilder {

    private static final int PAGE_SIZE = 200;

    private final PersonReading personReading;
    private final Clock clock;

    public NotificationDoor(PersonReading personReading, Clock clock) {
        this.personReading = personReading;
        this.clock = clock;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/notifications?httpMethodRestrict=GET").routeId("notification-page-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .setVariable("actor", method(TaskDoors.class, "actor"))
                .setBody(method(NotificationDoor.class, "query"))
                .to("direct:notification-page-read")
                .process(HttpAnswers::json);

        routes.from("platform-http:/notifications/seen?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("notification-seen-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .setVariable("actor", method(TaskDoors.class, "actor"))
                .setBody(method(this, "seen"))
                .to("direct:notification-see")
                .process(exchange -> HttpAnswers.answer(exchange, 204, null, null));

        routes.from("direct:notification-see").routeId("notification-see")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/mark-notifications-seen.sql")
                .end();

        routes.from("direct:notification-page-read").routeId("notification-page-read")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/list-notifications.sql")
                .end()
                .bean(NotificationDoor.class, "page");
    }

    public Map<String, Object> seen(@Body InputStream body) {
        List<String> ids = JsonBody.read(body, Seen.class).ids();
        if (ids == null || ids.size() > PAGE_SIZE || !ids.stream().allMatch(id -> id != null && id.matches("\\d{1,18}"))) {
            throw Problem.badRequest("ids must be a list of at most " + PAGE_SIZE + " ids of notifications, as strings of digits.");
        }
        return Map.of("ids", "{" + String.join(",", ids) + "}", "now", OffsetDateTime.now(clock));
    }

    public static Map<String, Object> query(@Header("after") String after, @Header("seen") String seen) {
        if (seen != null && !seen.equals("false")) {
            throw Problem.badRequest("seen can only be \"false\": leave it out to get what was seen too.");
        }
        try {
            long id = after == null || after.isEmpty() ? 0 : Long.parseLong(after);
            return Map.of("after", id, "unseenOnly", seen != null, "limit", PAGE_SIZE + 1);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("after is not what a page gave as next: start again without it.");
        }
    }

    public static Page<Notification> page(@Body List<Map<String, Object>> rows) throws JsonProcessingException {
        List<Notification> items = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            items.add(Json.MAPPER.readValue((String) row.get("document"), Notification.class));
        }
        return Page.of(items, PAGE_SIZE, Notification::id);
    }

    record Seen(List<String> ids) {}
}
