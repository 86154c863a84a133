package org.todochatbot.backend.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

/** Who is reminded late is told so, and what the moment was, on the clock of the person. */
class LateReminderTest {

    private static final OffsetDateTime REMIND_AT = OffsetDateTime.parse("2026-11-24T08:00:00Z");

    @Test
    void aReminderInTimeIsTheTitle() throws Exception {
        assertThat(text("2026-11-24T08:01:00Z")).isEqualTo("pay rent");
    }

    @Test
    void aLateReminderSaysWhenItWasFor() throws Exception {
        assertThat(text("2026-11-24T08:01:01Z")).startsWith("pay rent (late: this was for ").contains("09:00");
    }

    private static String text(String now) throws Exception {
        Task task = new Task(UUID.randomUUID(), "pay rent", "", TaskStatus.PENDING, null, null, null, Task.NO_PRIORITY, List.of(), List.of(),
                REMIND_AT, REMIND_AT, null);
        Map<String, Object> row = Map.of(
                "task", Json.MAPPER.writeValueAsString(new TaskState(task, false, 1)),
                "reminder", Json.MAPPER.writeValueAsString(
                        new Reminder(UUID.randomUUID(), task.id(), REMIND_AT, null, null, Reminder.State.SCHEDULED)));
        return (String) new ReminderFire(null, Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .notification(row, new Actor(UUID.randomUUID(), ZoneId.of("Europe/Vienna")))
                .get("text");
    }
}
