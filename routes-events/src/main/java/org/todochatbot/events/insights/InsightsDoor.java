package org.todochatbot.events.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.insight.Insights;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.Caller;
import org.todochatbot.kamelets.transaction.TransactionPolicy;

import static org.apache.camel.builder.Builder.method;

/** {@code GET /insights}: how the caller is doing, counted at the moment of asking. */
@Component
public class InsightsDoor implements LambdaRouteBuilder {

    private final TransactionPolicy ofCaller;
    private final Clock clock;

    public InsightsDoor(TransactionTemplate template, JdbcTemplate jdbc, Clock clock) {
        this.clock = clock;
        // Row-level security shows this transaction the caller's rows only.
        this.ofCaller = new TransactionPolicy(template) {
            @Override
            protected void enter(Exchange exchange) {
                jdbc.queryForObject(
                        "select set_config('app.person_id', ?, true)", String.class, Caller.current().id().toString());
            }
        };
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/insights?httpMethodRestrict=GET").routeId("insights-receive")
                .routeConfigurationId(HttpAnswers.PROBLEM_POLICY)
                .setBody(method(this, "query"))
                .to("direct:insights-read")
                .process(HttpAnswers::json);

        routes.from("direct:insights-read").routeId("insights-read")
                .errorHandler(routes.noErrorHandler())
                .policy(ofCaller)
                    .to("sql:classpath:sql/find-insights.sql?outputType=SelectOne")
                .end()
                .bean(InsightsDoor.class, "insights");
    }

    /** @param timezone in which days begin: the one that the person has set; else that of the account */
    public Map<String, Object> query(@Header("timezone") String timezone) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return Map.of("now", now, "today", now.atZoneSameInstant(zone(timezone)).toLocalDate());
    }

    private static ZoneId zone(String timezone) {
        try {
            return timezone == null || timezone.isEmpty() ? Caller.current().zone() : ZoneId.of(timezone);
        } catch (DateTimeException e) {
            throw Problem.badRequest("timezone is not an IANA time zone: send one such as \"Europe/Vienna\", or leave it out.");
        }
    }

    public static Insights insights(@Body String document) throws JsonProcessingException {
        return Json.MAPPER.readValue(document, Insights.class);
    }
}
