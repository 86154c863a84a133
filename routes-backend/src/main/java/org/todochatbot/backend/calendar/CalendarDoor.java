package org.todochatbot.backend.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.api.ProgramRequest;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/** {@code GET /calendar}: a person's tasks for calendar programs; the frontend knows who may ask, by a secret address. */
@Component
public class CalendarDoor implements LambdaRouteBuilder {

    private final PersonReading personReading;

    public CalendarDoor(PersonReading personReading) {
        this.personReading = personReading;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/calendar?httpMethodRestrict=GET").routeId("calendar-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .to("direct:settings-recall")
                .to("direct:calendar-read")
                .setBody(method(CalendarDoor.class, "calendar"))
                .process(exchange -> HttpAnswers.answer(
                        exchange, 200, "text/calendar; charset=utf-8",
                        exchange.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8)));

        routes.from("direct:calendar-read").routeId("calendar-read")
                .errorHandler(routes.noErrorHandler())
                .setBody(constant(Map.of()))
                .policy(personReading)
                    .to("sql:classpath:sql/list-calendar-reminders.sql")
                    .setVariable("reminders", body())
                    .setBody(constant(Map.of()))
                    .to("sql:classpath:sql/list-calendar-tasks.sql")
                .end();
    }

    public static String calendar(
            @Body List<Map<String, Object>> tasks,
            @Variable("reminders") List<Map<String, Object>> rows,
            @Variable("turn") Turn turn)
            throws JsonProcessingException {
        List<Reminder> reminders = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            reminders.add(Json.MAPPER.readValue((String) row.get("document"), Reminder.class));
        }
        List<Task> shown = tasks.stream().map(row -> TaskState.ofRow(row).task()).toList();
        return CalendarFeed.of(shown, reminders, turn.now().getZone());
    }
}
