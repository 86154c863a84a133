package org.todochatbot.backend.tasks;

import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/** "Show my pending tasks", "what is due this week?", "how many did I finish yesterday?" */
@Component
public class TaskList extends RouteBuilder {

    private static final int SHOWN = 50;

    @Override
    public void configure() {
        from("direct:task-list").routeId("task-list")
                .errorHandler(noErrorHandler())
                .setBody(method(TaskList.class, "lookup"))
                .to("direct:task-find")
                .bean(TaskList.class, "tell");
    }

    public static Map<String, Object> lookup(@Variable("command") Command command, @Variable("turn") Turn turn) {
        return TaskLookup.of(command.filter() == null ? Filter.all() : command.filter(), turn, null, SHOWN);
    }

    public static Effect tell(@Body List<Map<String, Object>> rows, @Variable("command") Command command) {
        Filter filter = command.filter() == null ? Filter.all() : command.filter();
        String kind = filter.status() == null ? "" : filter.status() == TaskStatus.PENDING ? "pending " : "completed ";
        if (rows.isEmpty()) {
            return Effect.say("You have no " + kind + "tasks" + (isNarrowed(filter) ? " that fit." : "."));
        }
        int total = ((Number) rows.get(0).get("total")).intValue();
        String count = "You have " + Phrases.count(total, kind + "task", kind + "tasks")
                + (isNarrowed(filter) ? (total == 1 ? " that fits" : " that fit") : "");
        if (Boolean.TRUE.equals(filter.count())) {
            return Effect.say(count + ".");
        }
        List<Task> tasks = rows.stream().map(row -> TaskState.of((String) row.get("document")).task()).toList();
        return Effect.say(count + (total > tasks.size() ? ". The first " + tasks.size() + ":" : ":"), tasks);
    }

    private static boolean isNarrowed(Filter filter) {
        return !filter.equals(Filter.all()) && !filter.equals(Filter.status(filter.status()));
    }
}
