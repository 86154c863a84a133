package org.todochatbot.backend.reminders;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultMessage;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.outbox.OutboxRelay;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.backend.tasks.RecurrenceDates;
import org.todochatbot.backend.tasks.ReminderTime;
import org.todochatbot.backend.tasks.RemindersOfTask;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.backend.transaction.PersonTransaction;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * A reminder is due: the person is told. Dapr's scheduler says so; the reconciler says so where it did not, or where what it
 * said was lost. One transaction makes the reminder fired, the notification and the event; a second firing changes nothing.
 */
@Component
public class ReminderFire implements LambdaRouteBuilder {

    /** Takes a {@link DueReminder}. What it has no place for is left out, and overdue soon. */
    static final String DUE = "seda:reminder-due?size=10000&discardWhenFull=true&waitForTaskToComplete=Never";

    /** A job that comes earlier than its reminder by less than this waits; earlier ones are of a time since moved. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** After it the person is told that a reminder is late, and when it was for. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final PersonTransaction personTransaction;
    private final Clock clock;

    public ReminderFire(PersonTransaction personTransaction, Clock clock) {
        this.personTransaction = personTransaction;
        this.clock = clock;
    }

    @Override
    public void accept(RouteBuilder routes) {
        // 200 before it is done, and for a job that is no reminder's: a job need not come again, as the reconciler misses what
        // was not fired. So thousands due in one second are thousands of short calls and not of open ones.
        routes.from("platform-http:/job?matchOnUriPrefix=true&httpMethodRestrict=POST&useStreaming=true").routeId("reminder-job-receive")
                .setBody(method(ReminderFire.class, "ofJob"))
                .filter(body().isNotNull())
                    .process(ReminderFire::onlyTheBody)
                    .to(DUE)
                .end()
                .process(exchange -> HttpAnswers.answer(exchange, 200, null, null));

        // Few at once, since each works with a connection to the database, of which chat needs some.
        routes.from("seda:reminder-due?size=10000&concurrentConsumers=3").routeId("reminder-due")
                .routeConfigurationId(ChatErrors.TRY_AGAIN)
                .setVariable("wait", method(this, "millisUntil"))
                .filter(simple("${variable.wait} <= " + PATIENCE.toMillis()))
                    .delay(simple("${variable.wait}")).syncDelayed()
                    .setVariable("actor", method(ReminderFire.class, "actor"))
                    .to("direct:reminder-fire")
                    .to(OutboxRelay.HURRY)
                .end();

        routes.from("direct:reminder-fire").routeId("reminder-fire")
                .errorHandler(routes.noErrorHandler())
                .policy(personTransaction)
                    .setBody(method(ReminderFire.class, "key"))
                    .to("sql:classpath:sql/find-reminder.sql?outputType=SelectOne")
                    .setVariable("due", body())
                    .filter(method(this, "isDue"))
                        .choice()
                            .when(method(ReminderFire.class, "isOfOpenTask"))
                                .setVariable("told", method(this, "notification"))
                                .setBody(variable("told"))
                                .to("sql:classpath:sql/insert-notification.sql?outputType=SelectOne")
                                .bean(this, "fired")
                            .otherwise()
                                .bean(ReminderFire.class, "dropped")
                        .end()
                        .split(body()).stopOnException()
                            .to("direct:change-store")
                        .end()
                    .end()
                .end();
    }

    /** Null for a job of another kind. */
    public static DueReminder ofJob(@Body InputStream data) {
        try {
            return data == null ? null : Json.MAPPER.readValue(data, DueReminder.class);
        } catch (IOException e) {
            return null;
        }
    }

    /** A message of platform-http keeps its request, which must not wait in a queue with it. */
    private static void onlyTheBody(Exchange exchange) {
        Message message = new DefaultMessage(exchange);
        message.setBody(exchange.getMessage().getBody());
        exchange.setMessage(message);
    }

    public static Actor actor(@Body DueReminder due) {
        return new Actor(due.personId(), null);
    }

    public static Map<String, Object> key(@Body DueReminder due) {
        return Map.of("reminderId", due.reminderId());
    }

    public long millisUntil(@Body DueReminder due) {
        return Math.max(0, Duration.between(clock.instant(), due.remindAt()).plusNanos(999_999).toMillis());
    }

    public boolean isDue(@Body Map<String, Object> row) {
        if (row == null) {
            return false;
        }
        Reminder reminder = ReminderRules.read(row, "reminder", Reminder.class);
        return reminder.state() == Reminder.State.SCHEDULED
                && !reminder.remindAt().toInstant().isAfter(clock.instant());
    }

    public static boolean isOfOpenTask(@Variable("due") Map<String, Object> row) {
        TaskState task = ReminderRules.read(row, "task", TaskState.class);
        return !task.deleted() && task.task().status() == TaskStatus.PENDING;
    }

    /** Of a task that an undo has taken away, say, nobody is reminded. */
    public static List<Change> dropped(@Variable("due") Map<String, Object> row) {
        Reminder reminder = ReminderRules.read(row, "reminder", Reminder.class);
        TaskState task = ReminderRules.read(row, "task", TaskState.class);
        return List.of(new Change.OfReminder(
                EventType.REMINDER_CANCELLED, task.next(), reminder, reminder.in(Reminder.State.CANCELLED)));
    }

    public Map<String, Object> notification(@Variable("due") Map<String, Object> row, @Variable("actor") Actor actor) {
        TaskState task = ReminderRules.read(row, "task", TaskState.class);
        Map<String, Object> notification = new HashMap<>();
        notification.put("personId", actor.personId());
        notification.put("kind", "reminder");
        notification.put("taskId", task.task().id());
        notification.put("text", text(
                task.task(),
                ReminderRules.read(row, "reminder", Reminder.class).remindAt(),
                ZonedDateTime.now(clock).withZoneSameInstant(actor.zone())));
        notification.put("messageId", null);
        notification.put("at", OffsetDateTime.now(clock));
        return notification;
    }

    private static Settings settings(Map<String, Object> row) {
        return row.get("settings") == null ? Settings.DEFAULT : ReminderRules.read(row, "settings", Settings.class);
    }

    private static String text(Task task, OffsetDateTime remindAt, ZonedDateTime now) {
        return Duration.between(remindAt, now).compareTo(LATE) > 0
                ? task.title() + " (late: this was for " + Phrases.moment(remindAt, now) + ")"
                : task.title();
    }

    /** That it fired, and its next time where the task repeats whether or not it was done. */
    public List<Change> fired(
            @Body String notificationId,
            @Variable("due") Map<String, Object> row,
            @Variable("told") Map<String, Object> told,
            @Variable("actor") Actor actor) {
        Reminder reminder = ReminderRules.read(row, "reminder", Reminder.class);
        TaskState task = ReminderRules.read(row, "task", TaskState.class);
        Notification notification = new Notification(
                notificationId,
                Notification.Kind.REMINDER,
                task.task().id(),
                (String) told.get("text"),
                (OffsetDateTime) told.get("at"),
                null);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.OfReminder(
                EventType.REMINDER_FIRED, task.next(), reminder, reminder.in(Reminder.State.FIRED), notification));
        next(task.task(), reminder, settings(row), ZonedDateTime.now(clock).withZoneSameInstant(actor.zone()))
                .ifPresent(time -> changes.add(RemindersOfTask.scheduled(task.next().next(), time)));
        return changes;
    }

    /** By its own rule, or with the next date of a task that repeats whether or not it was done. */
    private static Optional<ReminderTime> next(Task task, Reminder reminder, Settings settings, ZonedDateTime now) {
        if (reminder.recurrence() != null && task.status() == TaskStatus.PENDING) {
            Due at = new Due.Moment(reminder.remindAt(), now.getZone().getId());
            return RecurrenceDates.next(reminder.recurrence(), at, now)
                    .map(next -> new ReminderTime(((Due.Moment) next.due()).dateTime(), null, next.rule()));
        }
        if (task.recurrenceFrom() != RecurrenceFrom.DUE || reminder.before() == null || task.status() == TaskStatus.COMPLETED) {
            return Optional.empty();
        }
        // A day is not before the moments of that day, so its reminder may be past.
        ZonedDateTime from = now.plus(Duration.parse(reminder.before()));
        return Stream.of(from, from.plusDays(1))
                .flatMap(notBefore -> RecurrenceDates.next(task, notBefore).stream())
                .map(date -> ReminderTime.before(date.due(), reminder.before(), now.getZone(), settings))
                .filter(time -> time.at().isAfter(now.toOffsetDateTime()))
                .findFirst();
    }
}
