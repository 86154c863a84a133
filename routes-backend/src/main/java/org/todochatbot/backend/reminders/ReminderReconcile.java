package org.todochatbot.backend.reminders;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.transaction.SystemTransaction;

/**
 * Keeps Dapr's jobs in line with the database, which alone is the truth: right after each change and every second it
 * sets the jobs that are missing, and fires the reminders whose job should have come two seconds ago. So a job that is
 * lost, or a scheduler that loses all, costs seconds and never a reminder.
 */
@Component
public class ReminderReconcile extends RouteBuilder {

    /** Has the missing jobs set. A wake-up that finds one waiting already is not needed, and is dropped. */
    public static final String WAKE = "seda:reminder-reconcile?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    private static final String WAKE_OVERDUE =
            "seda:reminder-overdue?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    private final SystemTransaction systemTransaction;
    private final Clock clock;

    public ReminderReconcile(SystemTransaction systemTransaction, Clock clock) {
        this.systemTransaction = systemTransaction;
        this.clock = clock;
    }

    @Override
    public void configure() {
        from("timer:reminder-reconcile?period={{todo.reminders.reconcile-period-millis}}").routeId("reminder-reconcile-wake")
                .to(WAKE)
                .to(WAKE_OVERDUE);

        from("seda:reminder-reconcile?size=1").routeId("reminder-reconcile")
                .routeConfigurationId(ChatErrors.RUN_AGAIN)
                .delay(simple("{{todo.reminders.linger-millis}}")).syncDelayed()
                .to("direct:reminder-jobless-find")
                .split(body()).stopOnException()
                    .to("direct:reminder-schedule")
                .end();

        from("direct:reminder-jobless-find").routeId("reminder-jobless-find")
                .errorHandler(noErrorHandler())
                .policy(systemTransaction)
                    .to("sql:classpath:sql/find-reminders-without-job.sql")
                .end();

        // The job first and the mark after it: a crash in between sets the same job once more.
        from("direct:reminder-schedule").routeId("reminder-schedule")
                .errorHandler(noErrorHandler())
                .setHeader("jobName", simple("${body[reminderId]}"))
                .setHeader("jobDueTime", simple("${body[remindAt].toInstant}"))
                .to("kamelet:dapr-job-sink")
                .to("direct:reminder-job-mark");

        from("direct:reminder-job-mark").routeId("reminder-job-mark")
                .errorHandler(noErrorHandler())
                .policy(systemTransaction)
                    .to("sql:classpath:sql/mark-job-set.sql")
                .end();

        // What waits in the queue would be found, and put there, again and again.
        from("seda:reminder-overdue?size=1").routeId("reminder-overdue-look")
                .routeConfigurationId(ChatErrors.RUN_AGAIN)
                .filter(method(this, "isQueueEmpty"))
                    .setVariable("now", method(this, "now"))
                    .to("direct:reminder-overdue-find")
                    .split(body())
                        .to("direct:reminder-overdue-queue")
                    .end()
                .end();

        from("direct:reminder-overdue-queue").routeId("reminder-overdue-queue")
                .errorHandler(noErrorHandler())
                .setBody(simple("${body[reminderId]}"))
                .to(ReminderFire.DUE);

        from("direct:reminder-overdue-find").routeId("reminder-overdue-find")
                .errorHandler(noErrorHandler())
                .policy(systemTransaction)
                    .to("sql:classpath:sql/find-reminders-overdue.sql")
                .end();
    }

    public boolean isQueueEmpty() {
        return getCamelContext().getEndpoint(ReminderFire.DUE, SedaEndpoint.class).getCurrentQueueSize() == 0;
    }

    public OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
