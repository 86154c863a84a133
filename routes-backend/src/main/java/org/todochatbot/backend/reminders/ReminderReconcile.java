package org.todochatbot.backend.reminders;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.ThreadPoolProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.transaction.SystemTransaction;
import org.todochatbot.contract.Json;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * Keeps Dapr's jobs in line with the database, which alone is the truth: right after each change and every second it
 * sets the jobs that are missing, and fires the reminders whose job should have come two seconds ago. So a job that is
 * lost, or a scheduler that loses all, costs seconds and never a reminder.
 */
@Component
public class ReminderReconcile implements LambdaRouteBuilder {

    /** Has the missing jobs set. A wake-up that finds one waiting already is not needed, and is dropped. */
    public static final String WAKE = "seda:reminder-reconcile?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    private static final String WAKE_OVERDUE =
            "seda:reminder-overdue?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    /** The threads that set jobs. */
    private static final String SCHEDULERS = "reminder-schedulers";

    private static final int JOBS_AT_ONCE = 4;

    private final SystemTransaction systemTransaction;
    private final Clock clock;

    public ReminderReconcile(SystemTransaction systemTransaction, Clock clock) {
        this.systemTransaction = systemTransaction;
        this.clock = clock;
    }

    @Bean(SCHEDULERS)
    static ThreadPoolProfile schedulers() {
        return new ThreadPoolProfileBuilder(SCHEDULERS).poolSize(JOBS_AT_ONCE).maxPoolSize(JOBS_AT_ONCE).build();
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("timer:reminder-reconcile?period={{todo.reminders.reconcile-period-millis}}").routeId("reminder-reconcile-wake")
                .to(WAKE)
                .to(WAKE_OVERDUE);

        // Several at once, as the scheduler writes each to its disk; and one round at a time. The jobs first and the marks after them:
        // a crash in between sets the same jobs once more.
        routes.from("seda:reminder-reconcile?size=1").routeId("reminder-reconcile")
                .routeConfigurationId(ChatErrors.RUN_AGAIN)
                .delay(simple("{{todo.reminders.linger-millis}}")).syncDelayed()
                .to("direct:reminder-jobless-find")
                .bean(ReminderReconcile.class, "due")
                .filter(simple("${body.size} > 0"))
                    .process(exchange -> exchange.setVariable("failures", new AtomicInteger()))
                    .split(body(), new GroupedBodyAggregationStrategy())
                            .parallelProcessing().executorService(SCHEDULERS).synchronous()
                        .choice()
                            .when(simple("${variable.failures.get} < " + JOBS_AT_ONCE))
                                .to("direct:reminder-job-set")
                            .otherwise()
                                .setBody(constant(null))
                        .end()
                    .end()
                    .to("direct:reminder-job-mark")
                .end();

        // The body stays where the job is set, and becomes null where it is not. One that fails keeps none of the others waiting;
        // after some the scheduler is taken to be away.
        routes.from("direct:reminder-job-set").routeId("reminder-job-set")
                .errorHandler(routes.noErrorHandler())
                .setVariable("due", body())
                .doTry()
                    .to("direct:reminder-schedule")
                    .setBody(variable("due"))
                .doCatch(Exception.class)
                    .process(HttpAnswers::report)
                    .process(exchange -> exchange.getVariable("failures", AtomicInteger.class).incrementAndGet())
                    .setBody(constant(null))
                .end();

        routes.from("direct:reminder-jobless-find").routeId("reminder-jobless-find")
                .errorHandler(routes.noErrorHandler())
                .policy(systemTransaction)
                    .to("sql:classpath:sql/find-reminders-without-job.sql")
                .end();

        routes.from("direct:reminder-schedule").routeId("reminder-schedule")
                .errorHandler(routes.noErrorHandler())
                .setHeader("jobName", simple("${body.reminderId}"))
                .setHeader("jobDueTime", simple("${body.remindAt}"))
                .bean(ReminderReconcile.class, "data")
                .to("kamelet:dapr-job-sink");

        routes.from("direct:reminder-job-mark").routeId("reminder-job-mark")
                .errorHandler(routes.noErrorHandler())
                .bean(ReminderReconcile.class, "marks")
                .policy(systemTransaction)
                    .to("sql:classpath:sql/mark-jobs-set.sql")
                .end();

        // What waits in the queue would be found, and put there, again and again.
        routes.from("seda:reminder-overdue?size=1").routeId("reminder-overdue-look")
                .routeConfigurationId(ChatErrors.RUN_AGAIN)
                .filter(method(ReminderReconcile.class, "isQueueEmpty"))
                    .setVariable("now", method(this, "now"))
                    .to("direct:reminder-overdue-find")
                    .bean(ReminderReconcile.class, "due")
                    .split(body())
                        .to("direct:reminder-overdue-queue")
                    .end()
                .end();

        // A route of its own, so that those whose job did not come are counted.
        routes.from("direct:reminder-overdue-queue").routeId("reminder-overdue-queue")
                .errorHandler(routes.noErrorHandler())
                .to(ReminderFire.DUE);

        routes.from("direct:reminder-overdue-find").routeId("reminder-overdue-find")
                .errorHandler(routes.noErrorHandler())
                .policy(systemTransaction)
                    .to("sql:classpath:sql/find-reminders-overdue.sql")
                .end();
    }

    public static List<DueReminder> due(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> new DueReminder(
                        (UUID) row.get("reminderId"), (UUID) row.get("personId"), ((Timestamp) row.get("remindAt")).toInstant()))
                .toList();
    }

    public static String data(@Body DueReminder due) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(due);
    }

    public static Map<String, Object> marks(@Body List<DueReminder> set) throws JsonProcessingException {
        return Map.of("jobs", Json.MAPPER.writeValueAsString(set));
    }

    public static boolean isQueueEmpty(Exchange exchange) {
        return exchange.getContext().getEndpoint(ReminderFire.DUE, SedaEndpoint.class).getCurrentQueueSize() == 0;
    }

    public OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
