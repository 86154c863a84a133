package org.todochatbot.backend.calendar;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarFeedTest {

    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2026-11-26T12:00:00Z");
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Test
    void datesThatAreLeftOutAreToldInTheZoneOfTheDueTime() {
        Task choir = task(new Due.Moment(OffsetDateTime.parse("2026-12-03T18:30:00+01:00"), "Europe/Vienna"), "FREQ=WEEKLY;BYDAY=TH")
                .skipping(List.of(LocalDate.of(2026, 12, 17)));

        assertThat(CalendarFeed.of(List.of(choir), List.of(), VIENNA)).contains("EXDATE;TZID=Europe/Vienna:20261217T183000");
    }

    @Test
    void ofWholeDaysTheyAreDates() {
        Task plants = task(new Due.Day(LocalDate.of(2026, 12, 3)), "FREQ=DAILY")
                .skipping(List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25)));

        assertThat(CalendarFeed.of(List.of(plants), List.of(), VIENNA)).contains("EXDATE;VALUE=DATE:20261224,20261225");
    }

    private static Task task(Due due, String rule) {
        return new Task(
                UUID.randomUUID(), "choir", "", TaskStatus.PENDING, due, rule, RecurrenceFrom.DUE, Task.NO_PRIORITY, List.of(), List.of(),
                CREATED, CREATED, null);
    }
}
