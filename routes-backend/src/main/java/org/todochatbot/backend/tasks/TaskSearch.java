package org.todochatbot.backend.tasks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * The tasks that fit a filter. Where none has the words that were asked for, those with words of the person that hold them or
 * that may have been meant, as the variable {@code meant} then says; where there are none either, those with them as a piece of
 * their title. Within the transaction of who asks.
 */
@Component
public class TaskSearch implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        // The body is a lookup of TaskLookup, and becomes rows.
        routes.from("direct:task-search").routeId("task-search")
                .errorHandler(routes.noErrorHandler())
                .setVariable("lookup", body())
                .setVariable("meant", constant(null))
                .to("sql:classpath:sql/plan-by-values.sql")
                .setBody(variable("lookup"))
                .to("sql:classpath:sql/list-tasks.sql")
                .filter(method(TaskSearch.class, "mayHaveFoundNoWords"))
                    .to("direct:task-search-otherwise")
                .end();

        // A list that goes on and has no more is no reason to look for other words: only one whose first page is empty is.
        unlessItGoesOn(routes.from("direct:task-search-otherwise").routeId("task-search-otherwise")
                .errorHandler(routes.noErrorHandler())
                .setVariable("asked", variable("lookup")), "direct:task-search-near");

        routes.from("direct:task-search-near").routeId("task-search-near")
                .errorHandler(routes.noErrorHandler())
                .setBody(variable("lookup"))
                .to("sql:classpath:sql/list-words.sql?outputType=SelectOne")
                .setVariable("near", method(TaskSearch.class, "near"))
                .choice()
                    .when(variable("near").isNull())
                        .to("direct:task-search-pieces")
                    .otherwise()
                        .to("direct:task-search-near-words")
                .end();

        unlessItGoesOn(routes.from("direct:task-search-near-words").routeId("task-search-near-words")
                .errorHandler(routes.noErrorHandler())
                .setVariable("meant", simple("${variable.near.meant}"))
                .setVariable("asked", method(TaskSearch.class, "nearWords"))
                .setBody(variable("asked"))
                .to("sql:classpath:sql/list-tasks.sql")
                .filter(simple("${body.size} == 0")), "direct:task-search-pieces");

        // What is no word, such as a part of a number or of an address.
        routes.from("direct:task-search-pieces").routeId("task-search-pieces")
                .errorHandler(routes.noErrorHandler())
                .setVariable("meant", constant(null))
                .setBody(method(TaskSearch.class, "pieces"))
                .to("sql:classpath:sql/list-tasks.sql");
    }

    /** Of a list that goes on, whose earlier pages found something when asked so, nothing is left; any other is sent on. */
    private void unlessItGoesOn(ProcessorDefinition<?> emptyPage, String sentTo) {
        emptyPage
                .filter(method(TaskSearch.class, "goesOn"))
                    .setBody(method(TaskSearch.class, "any"))
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
        String words = (String) lookup.get("words");
        return rows.isEmpty() && words != null && !words.startsWith("-");
    }

    /** Whether it asks for more than a first page. */
    public static boolean goesOn(@Variable("lookup") Map<String, Object> lookup) {
        return lookup.get("after") != null || (int) lookup.get("skip") > 0;
    }

    public static Map<String, Object> any(@Variable("asked") Map<String, Object> asked) {
        Map<String, Object> any = new HashMap<>(asked);
        any.put("after", null);
        any.put("skip", 0);
        any.put("limit", 1);
        any.put("counted", 0);
        return any;
    }

    public static NearWords near(@Body String known, @Variable("lookup") Map<String, Object> lookup) {
        return NearWords.to((String) lookup.get("words"), Set.copyOf(Arrays.asList(known.split(" ")))).orElse(null);
    }

    public static Map<String, Object> nearWords(
            @Variable("lookup") Map<String, Object> lookup, @Variable("near") NearWords near) {
        Map<String, Object> nearWords = new HashMap<>(lookup);
        nearWords.put("words", null);
        nearWords.put("near", near.query());
        return nearWords;
    }

    public static Map<String, Object> pieces(@Variable("lookup") Map<String, Object> lookup) {
        Map<String, Object> pieces = new HashMap<>(lookup);
        pieces.put("piece", TaskLookup.piece((String) pieces.put("words", null)));
        return pieces;
    }
}
