package org.todochatbot.events.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.events.record.ReceivedEvent;

/** What one person did on one day of the zone that was theirs then. */
public record DayCounts(UUID personId, LocalDate day, int created, int completed, int reopened, int deleted) {

    /** What one event counts for by itself; what it takes back is {@link Undoing}. */
    public static DayCounts of(ReceivedEvent received) {
        var event = received.event();
        return of(event.type(), event.personid(), event.time().toInstant(), event.zone());
    }

    /** What a type of event counts for on the day that it is of. */
    static DayCounts of(EventType type, UUID person, Instant time, String zone) {
        LocalDate day = LocalDate.ofInstant(time, ZoneId.of(zone));
        return switch (type) {
            case TASK_CREATED -> new DayCounts(person, day, 1, 0, 0, 0);
            case TASK_COMPLETED -> new DayCounts(person, day, 0, 1, 0, 0);
            case TASK_REOPENED -> new DayCounts(person, day, 0, 0, 1, 0);
            case TASK_DELETED -> new DayCounts(person, day, 0, 0, 0, 1);
            case TASK_UPDATED, TASK_RESTORED, ACCOUNT_DELETED, SETTINGS_CHANGED, REMINDER_SCHEDULED, REMINDER_FIRED, REMINDER_SNOOZED,
                    REMINDER_CANCELLED, CHAT_COMMAND, CHAT_REPLIED -> new DayCounts(person, day, 0, 0, 0, 0);
        };
    }

    boolean isNothing() {
        return created == 0 && completed == 0 && reopened == 0 && deleted == 0;
    }

    DayCounts plus(DayCounts other) {
        return new DayCounts(
                personId, day, created + other.created, completed + other.completed, reopened + other.reopened,
                deleted + other.deleted);
    }

    /** As if it had not been done. */
    DayCounts negated() {
        return new DayCounts(personId, day, -created, -completed, -reopened, -deleted);
    }
}
