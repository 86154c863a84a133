package org.todochatbot.backend.reminders;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.tasks.Selection;
import org.todochatbot.contract.chat.Command;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.PredicateBuilder.not;

/** "Snooze", "10 more minutes", "snooze the bank one until tomorrow", and the button on a reminder. */
@Component
public class ReminderSnooze implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:reminder-snooze").routeId("reminder-snooze")
                .errorHandler(routes.noErrorHandler())
                .choice()
                    // A task named, or meant by a button: that one's reminder. Else whichever fired last.
                    .when(method(ReminderSnooze.class, "namesTask"))
                        .to("direct:task-select")
                .end()
                .choice()
                    .when(not(body().isInstanceOf(Effect.class)))
                        .setBody(method(ReminderSnooze.class, "lookup"))
                        .to("sql:classpath:sql/find-last-fired-reminder.sql")
                        .bean(ReminderRules.class, "snooze")
                        .to("direct:change-save")
                .end();
    }

    public static boolean namesTask(@Variable("command") Command command, @Variable("turn") Turn turn) {
        return turn.about() != null
                || command.targets().stream().anyMatch(t -> t.title() != null || t.position() != null);
    }

    public static Map<String, Object> lookup(@Body Object body) {
        UUID task = body instanceof Selection selection ? selection.tasks().get(0).task().id() : null;
        Map<String, Object> lookup = new HashMap<>();
        lookup.put("taskId", task);
        return lookup;
    }
}
