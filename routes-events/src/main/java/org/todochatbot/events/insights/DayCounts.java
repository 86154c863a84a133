package org.todochatbot.events.insights;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.todochatbot.events.record.ReceivedEvent;

/** What one person did on one day of the zone that was theirs then. */
public record DayCounts(UUID personId, LocalDate day, int created, int completed, int reopened, int deleted) {

    /** What one event counts for: a restored task was not deleted after all, on the day that it is restored. */
    public static DayCounts of(ReceivedEvent received) {
        var event = received.event();
        LocalDate day = event.time().atZoneSameInstant(ZoneId.of(event.zone())).toLocalDate();
        UUID person = event.personid();
        return switch (event.type()) {
            case TASK_CREATED -> new DayCounts(person, day, 1, 0, 0, 0);
            case TASK_COMPLETED -> new DayCounts(person, day, 0, 1, 0, 0);
            case TASK_REOPENED -> new DayCounts(person, day, 0, 0, 1, 0);
            case TASK_DELETED -> new DayCounts(person, day, 0, 0, 0, 1);
            case TASK_RESTORED -> new DayCounts(person, day, 0, 0, 0, -1);
            case TASK_UPDATED, ACCOUNT_DELETED, SETTINGS_CHANGED, REMINDER_SCHEDULED, REMINDER_FIRED, REMINDER_SNOOZED, REMINDER_CANCELLED,
                    CHAT_COMMAND, CHAT_REPLIED -> new DayCounts(person, day, 0, 0, 0, 0);
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
}
