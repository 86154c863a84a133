package org.todochatbot.backend.tasks;

import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The tasks that fit a filter. Where no task has the words that were asked for, those with words nearly like them, or with
 * pieces of words: then the variable {@code near} is true. Within the transaction of who asks.
 */
@Component
public class TaskSearch extends RouteBuilder {

    @Override
    public void configure() {
        // The body is a lookup of TaskLookup, and becomes rows.
        from("direct:task-search").routeId("task-search")
                .errorHandler(noErrorHandler())
                .setVariable("lookup", body())
                .setVariable("near", constant(false))
                .to("sql:classpath:sql/list-tasks.sql")
                .filter(method(TaskSearch.class, "mayBeMistyped"))
                    .setVariable("near", constant(true))
                    .setBody(method(TaskSearch.class, "near"))
                    .to("sql:classpath:sql/list-tasks.sql")
                .end();
    }

    public static boolean mayBeMistyped(
            @Body List<Map<String, Object>> rows, @Variable("lookup") Map<String, Object> lookup) {
        return rows.isEmpty() && TaskLookup.near(lookup) != null;
    }

    public static Map<String, Object> near(@Variable("lookup") Map<String, Object> lookup) {
        return TaskLookup.near(lookup);
    }
}
