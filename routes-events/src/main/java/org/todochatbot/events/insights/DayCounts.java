package org.todochatbot.events.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.events.record.ReceivedEvent;

/** What one person did on one day of the zone that was theirs then. */
public record DayCounts(UUID personId, LocalDate day, int created, int completed, int reopened, int deleted) {

    /** What one event counts for by itself: an undo or a redo for nothing, as it changes what another one counts for ({@link Undoing}). */
    public static DayCounts of(ReceivedEvent received) {
        var event = received.event();
        DayCounts counts = of(event.type(), event.personid(), event.time().toInstant(), event.zone());
        return event.data().undoes() == null && event.data().redoes() == null ? counts : counts.times(0);
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

    /** @param times -1 for what does not count any more */
    DayCounts times(int times) {
        return new DayCounts(personId, day, times * created, times * completed, times * reopened, times * deleted);
    }
}
