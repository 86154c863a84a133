package org.todochatbot.backend.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.tasks.TaskDoors;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.Page;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;

/** What a person was told, oldest first, for pages that were closed or cut off: {@code GET /notifications?after=}. */
@Component
public class NotificationDoor extends RouteBuilder {

    private static final int PAGE_SIZE = 200;

    private final PersonReading personReading;

    public NotificationDoor(PersonReading personReading) {
        this.personReading = personReading;
    }

    @Override
    public void configure() {
        from("platform-http:/notifications?httpMethodRestrict=GET").routeId("notification-page-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .setVariable("actor", method(TaskDoors.class, "actor"))
                .setBody(method(NotificationDoor.class, "query"))
                .to("direct:notification-page-read")
                .process(HttpAnswers::json);

        from("direct:notification-page-read").routeId("notification-page-read")
                .errorHandler(noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/list-notifications.sql")
                .end()
                .bean(NotificationDoor.class, "page");
    }

    public static Map<String, Object> query(@Header("after") String after) {
        try {
            long id = after == null || after.isEmpty() ? 0 : Long.parseLong(after);
            return Map.of("after", id, "limit", PAGE_SIZE + 1);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("after is not what a page gave as next: start again without it.");
        }
    }

    public static Page<Notification> page(@Body List<Map<String, Object>> rows) throws JsonProcessingException {
        List<Notification> items = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            items.add(Json.MAPPER.readValue((String) row.get("document"), Notification.class));
        }
        return items.size() <= PAGE_SIZE
                ? new Page<>(items, null)
                : new Page<>(items.subList(0, PAGE_SIZE), items.get(PAGE_SIZE - 1).id());
    }
}
