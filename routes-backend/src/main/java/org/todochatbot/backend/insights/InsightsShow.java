package org.todochatbot.backend.insights;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.insight.Insights;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.header;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.variable;

/**
 * "How am I doing?" The events service knows. It is asked before the transaction of the message, in the person's own
 * name, and the reply does without it when it is away.
 */
@Component
public class InsightsShow implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:insights-ask").routeId("insights-ask")
                .setVariable("commands", body())
                .doTry()
                    .setVariable("caller", header("Authorization"))
                    .removeHeaders("*")
                    .setHeader("Authorization", variable("caller"))
                    .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                    .setHeader(Exchange.HTTP_QUERY, method(InsightsShow.class, "zone"))
                    .setBody(constant(null))
                    .to("kamelet:dapr-invoke-action?appId=routes-events&path=insights&timeoutMillis=1000")
                    .bean(InsightsShow.class, "keep")
                .doCatch(Exception.class)
                    .log(LoggingLevel.WARN, "Insights not to be had: ${exception.class.simpleName}")
                .end()
                .setBody(variable("commands"));

        routes.from("direct:insights-show").routeId("insights-show")
                .errorHandler(routes.noErrorHandler())
                .bean(InsightsShow.class, "tell");
    }

    /** In whose days "today" is counted. */
    public static String zone(@Variable("turn") Turn turn) {
        return "timezone=" + URLEncoder.encode(turn.now().getZone().getId(), StandardCharsets.UTF_8);
    }

    public static void keep(Exchange exchange) throws IOException {
        if (Integer.valueOf(200).equals(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))) {
            InputStream body = exchange.getMessage().getBody(InputStream.class);
            exchange.setVariable("insights", Json.MAPPER.readValue(body, Insights.class));
        }
    }

    public static Effect tell(@Variable("insights") Insights insights, @Variable("turn") Turn turn) {
        if (insights == null) {
            return Effect.say("I cannot look at your insights just now. Your tasks are all there: say “show my tasks”.");
        }
        LocalDate today = turn.now().toLocalDate();
        Insights.Day day = insights.days().stream()
                .filter(d -> d.day().equals(today))
                .findFirst()
                .orElse(new Insights.Day(today, 0, 0, 0, 0));
        List<Insights.Day> week =
                insights.days().stream().filter(d -> d.day().isAfter(today.minusDays(7))).toList();
        int completed = week.stream().mapToInt(Insights.Day::completed).sum();
        int created = week.stream().mapToInt(Insights.Day::created).sum();
        return Effect.say("Today you completed " + Phrases.count(day.completed(), "task", "tasks") + " and added "
                + day.created() + ". In the last seven days you completed " + completed + " and added " + created + ". "
                + Phrases.count(insights.open(), "task is", "tasks are") + " open"
                + (insights.overdue() == 0 ? "." : ", " + insights.overdue() + " of them overdue."));
    }
}
