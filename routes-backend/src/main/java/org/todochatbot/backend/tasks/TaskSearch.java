package org.todochatbot.backend.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.springframework.stereotype.Component;

/**
 * The tasks that fit a filter. Where none has the words that were asked for, those with them as a piece of their title; where
 * there are none either, those with the words that may have been meant, which the variable {@code meant} then holds.
 * Within the transaction of who asks.
 */
@Component
public class TaskSearch extends RouteBuilder {

    @Override
    public void configure() {
        // The body is a lookup of TaskLookup, and becomes rows.
        from("direct:task-search").routeId("task-search")
                .errorHandler(noErrorHandler())
                .setVariable("lookup", body())
                .setVariable("meant", constant(null))
                .to("sql:classpath:sql/plan-by-values.sql")
                .setBody(variable("lookup"))
                .to("sql:classpath:sql/list-tasks.sql")
                .filter(method(TaskSearch.class, "mayHaveFoundNoWords"))
                    .to("direct:task-search-otherwise")
                .end();

        // A list that goes on and has no more is no reason to look for other words: only one whose first page is empty is.
        unlessItGoesOn(from("direct:task-search-otherwise").routeId("task-search-otherwise")
                .errorHandler(noErrorHandler()), "anyWithWords", "direct:task-search-pieces");

        unlessItGoesOn(from("direct:task-search-pieces").routeId("task-search-pieces")
                .errorHandler(noErrorHandler())
                .setBody(method(TaskSearch.class, "pieces"))
                .to("sql:classpath:sql/list-tasks.sql")
                .filter(simple("${body.size} == 0")), "anyWithPieces", "direct:task-search-meant");

        from("direct:task-search-meant").routeId("task-search-meant")
                .errorHandler(noErrorHandler())
                .setBody(constant(Map.of()))
                .to("sql:classpath:sql/list-words.sql")
                .setVariable("meant", method(TaskSearch.class, "meant"))
                .choice()
                    .when(variable("meant").isNull())
                        .setBody(constant(List.of()))
                    .otherwise()
                        .setBody(method(TaskSearch.class, "withWordsMeant"))
                        .to("sql:classpath:sql/list-tasks.sql")
                .end();
    }

    /** Of a list that goes on, whose earlier pages found something by these means, nothing is left; any other is sent on. */
    private void unlessItGoesOn(ProcessorDefinition<?> emptyPage, String any, String sentTo) {
        emptyPage
                .filter(method(TaskSearch.class, "goesOn"))
                    .setBody(method(TaskSearch.class, any))
                    .to("sql:classpath:sql/list-tasks.sql")
                .end()
                .choice()
                    .when(simple("${body.size} > 0"))
                        .setBody(constant(List.of()))
                    .otherwise()
                        .to(sentTo)
                .end();
    }

    public static boolean mayHaveFoundNoWords(
            @Body List<Map<String, Object>> rows, @Variable("lookup") Map<String, Object> lookup) {
        return rows.isEmpty() && lookup.get("words") != null;
    }

    /** Whether it asks for more than a first page. */
    public static boolean goesOn(@Variable("lookup") Map<String, Object> lookup) {
        return lookup.get("after") != null || (int) lookup.get("skip") > 0;
    }

    public static Map<String, Object> anyWithWords(@Variable("lookup") Map<String, Object> lookup) {
        return any(lookup);
    }

    public static Map<String, Object> anyWithPieces(@Variable("lookup") Map<String, Object> lookup) {
        return any(pieces(lookup));
    }

    private static Map<String, Object> any(Map<String, Object> lookup) {
        Map<String, Object> any = new HashMap<>(lookup);
        any.put("after", null);
        any.put("skip", 0);
        any.put("limit", 1);
        any.put("counted", 0);
        return any;
    }

    public static Map<String, Object> pieces(@Variable("lookup") Map<String, Object> lookup) {
        Map<String, Object> pieces = new HashMap<>(lookup);
        pieces.put("piece", TaskLookup.piece((String) pieces.put("words", null)));
        return pieces;
    }

    public static String meant(@Body List<Map<String, Object>> rows, @Variable("lookup") Map<String, Object> lookup) {
        List<String> known = rows.stream().map(row -> (String) row.get("word")).toList();
        return NearWords.meant((String) lookup.get("words"), Set.copyOf(known)).orElse(null);
    }

    public static Map<String, Object> withWordsMeant(
            @Variable("lookup") Map<String, Object> lookup, @Variable("meant") String meant) {
        Map<String, Object> other = new HashMap<>(lookup);
        other.put("words", meant);
        return other;
    }
}
