package org.todochatbot.backend.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VToDo;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Completed;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Priority;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.todochatbot.backend.tasks.RecurrenceDates;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/**
 * Tasks as an iCalendar stream (RFC 5545): each as a VTODO and, where it is due, also as a VEVENT, because many calendar
 * programs show no VTODO of a subscription. Reminders are VALARMs. A moment is a local time in its zone, so that what repeats
 * keeps its hour when the clocks change.
 */
final class CalendarFeed {

    private static final String DOMAIN = "@todo-chatbot";
    private static final Duration EVENT_LENGTH = Duration.ofMinutes(30);
    /** Of one task that are left out. */
    private static final int MOST_DATES = 100;
    private static final TimeZoneRegistry ZONES = TimeZoneRegistryFactory.getInstance().createRegistry();
    /** RFC 5545, 3.8.1.9: 1 to 4 is high, 5 is normal, 6 to 9 is low, 0 is none. */
    private static final List<Integer> PRIORITIES = List.of(1, 4, 6, 0);

    private CalendarFeed() {}

    /** @param zone of the person, for moments that were said without one */
    static String of(List<Task> tasks, List<Reminder> reminders, ZoneId zone) {
        Map<UUID, List<Reminder>> byTask = reminders.stream().collect(Collectors.groupingBy(Reminder::taskId));
        Set<String> zones = new LinkedHashSet<>();
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//todo-chatbot//tasks//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new XProperty("X-WR-CALNAME", "Todo Chatbot"));
        for (Task task : tasks) {
            List<Reminder> own = byTask.getOrDefault(task.id(), List.of());
            Optional<ExDate<Temporal>> skipped = skipped(task, zone, zones);
            calendar.add(todo(task, own, skipped, zone, zones));
            if (task.due() != null && task.status() == TaskStatus.PENDING) {
                calendar.add(event(task, own, skipped, zone, zones));
            }
        }
        zones.forEach(id -> calendar.add(ZONES.getTimeZone(id).getVTimeZone()));
        return calendar.toString();
    }

    private static VToDo todo(
            Task task, List<Reminder> reminders, Optional<ExDate<Temporal>> skipped, ZoneId zone, Set<String> zones) {
        VToDo todo = new VToDo(false);
        describe(todo, task, "");
        todo.add(new Created(task.createdAt().toInstant()));
        todo.add(new Priority(PRIORITIES.get(task.priority() - 1)));
        if (task.due() != null) {
            todo.add(new net.fortuna.ical4j.model.property.Due<>(temporal(task.due(), zone, zones)));
            if (task.recurrence() != null) {
                // A VTODO that repeats needs a start, which its rule counts from (RFC 5545, 3.8.5.3).
                todo.add(new DtStart<>(temporal(task.due(), zone, zones)));
                todo.add(new RRule<>(task.recurrence()));
                skipped.ifPresent(todo::add);
            }
        }
        todo.add(new Status(task.status() == TaskStatus.COMPLETED ? Status.VALUE_COMPLETED : Status.VALUE_NEEDS_ACTION));
        if (task.completedAt() != null) {
            todo.add(new Completed(task.completedAt().toInstant()));
        }
        reminders.forEach(reminder -> todo.add(alarm(task, reminder)));
        return todo;
    }

    private static VEvent event(
            Task task, List<Reminder> reminders, Optional<ExDate<Temporal>> skipped, ZoneId zone, Set<String> zones) {
        VEvent event = new VEvent(false);
        describe(event, task, "-due");
        Temporal start = temporal(task.due(), zone, zones);
        event.add(new DtStart<>(start));
        event.add(start instanceof LocalDate day ? new DtEnd<>(day.plusDays(1)) : new DtEnd<>(start.plus(EVENT_LENGTH)));
        // Being due keeps nobody busy.
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        if (task.recurrence() != null) {
            event.add(new RRule<>(task.recurrence()));
            skipped.ifPresent(event::add);
        }
        reminders.forEach(reminder -> event.add(alarm(task, reminder)));
        return event;
    }

    /** What the rule has on the dates that are left out. */
    private static Optional<ExDate<Temporal>> skipped(Task task, ZoneId zone, Set<String> zones) {
        ZoneId own = task.due() instanceof Due.Moment at && at.zone() != null ? ZoneId.of(at.zone()) : zone;
        List<Temporal> dates = task.skipped().stream()
                .limit(MOST_DATES)
                .flatMap(date -> RecurrenceDates.on(task, date, own).stream())
                .map(due -> temporal(due, zone, zones))
                .toList();
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        ParameterList kind = new ParameterList(switch (dates.get(0)) {
            case LocalDate day -> List.of(Value.DATE);
            case ZonedDateTime at -> List.of(new TzId(at.getZone().getId()));
            default -> List.of();
        });
        return Optional.of(new ExDate<>(kind, new DateList<>(dates)));
    }

    private static void describe(CalendarComponent component, Task task, String kind) {
        component.add(new Uid(task.id() + kind + DOMAIN));
        component.add(new DtStamp(task.updatedAt().toInstant()));
        component.add(new LastModified(task.updatedAt().toInstant()));
        component.add(new Summary(task.title()));
        if (!task.description().isEmpty()) {
            component.add(new Description(task.description()));
        }
        if (!task.tags().isEmpty()) {
            component.add(new Categories(String.join(",", task.tags())));
        }
    }

    /** Relative to the due time where the reminder is, so that it moves with it; else at its moment. */
    private static VAlarm alarm(Task task, Reminder reminder) {
        Instant at = reminder.remindAt().toInstant();
        VAlarm alarm = reminder.before() != null && task.due() instanceof Due.Moment
                ? new VAlarm(Duration.parse(reminder.before()).negated())
                : new VAlarm(at);
        alarm.add(new Action(Action.VALUE_DISPLAY));
        alarm.add(new Description(task.title()));
        return alarm;
    }

    private static Temporal temporal(Due due, ZoneId zone, Set<String> zones) {
        return switch (due) {
            case Due.Day day -> day.date();
            case Due.Moment moment -> {
                String id = moment.zone() != null ? moment.zone() : zone.getId();
                if (ZONES.getTimeZone(id) == null) {
                    yield moment.dateTime().toInstant();
                }
                zones.add(id);
                yield moment.dateTime().atZoneSameInstant(ZoneId.of(id));
            }
        };
    }
}
