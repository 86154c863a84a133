package org.todochatbot.backend.tasks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.contract.chat.Choice;

/** "Which tags do I have?" Those of open tasks, the most used first. */
@Component
public class TagList implements LambdaRouteBuilder {

    private static final int MOST_SHOWN = 30;
    private static final int MOST_CHOICES = 5;

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:tag-list").routeId("tag-list")
                .errorHandler(routes.noErrorHandler())
                .to("sql:classpath:sql/count-tags.sql")
                .bean(TagList.class, "say");
    }

    /** @param rows {@code tag} and {@code tasks}, how many open ones have it */
    public static Effect say(@Body List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return Effect.say("None of your open tasks has a tag. Say “add buy milk #shopping” to give it one.");
        }
        String tags = rows.stream()
                .limit(MOST_SHOWN)
                .map(row -> "#" + row.get("tag") + " (" + row.get("tasks") + ")")
                .collect(Collectors.joining(", "));
        String more = rows.size() > MOST_SHOWN ? ", and " + (rows.size() - MOST_SHOWN) + " more" : "";
        List<Choice> choices = rows.stream()
                .limit(MOST_CHOICES)
                .map(row -> new Choice("#" + row.get("tag"), "show #" + row.get("tag") + " tasks"))
                .toList();
        return Effect.say("Your tags, with how many open tasks have each: " + tags + more + ".", List.of(), choices);
    }
}
