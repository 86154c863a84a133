package org.todochatbot.backend.tasks;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** A year in which every recurring task is done five minutes after it was due, across both changes of the clocks. */
class YearOfTasksTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "America/New_York", "Australia/Sydney"})
    void aDailyTaskIsAtItsHourOnEveryDayOfTheYear(String zone) {
        List<Done> year = year(zone, "FREQ=DAILY", RecurrenceFrom.DUE, moment(FIRST.atTime(9, 0), zone), 365);

        for (int i = 0; i < year.size(); i++) {
            assertThat(year.get(i).localDue()).isEqualTo(FIRST.plusDays(i).atTime(9, 0));
        }
        assertThat(changesOfTheClocks(year)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "America/New_York", "Australia/Sydney"})
    void aTimeThatTheClocksSkipIsLaterOnThatDayOnlyAndOneThatComesTwiceIsTheFirst(String zone) {
        List<Done> year = year(zone, "FREQ=DAILY", RecurrenceFrom.DUE, moment(FIRST.atTime(2, 30), zone), 365);

        List<LocalDateTime> moved = year.stream().map(Done::localDue).filter(due -> !due.toLocalTime().equals(LocalTime.of(2, 30))).toList();
        assertThat(moved).hasSize(1);
        assertThat(moved.get(0).toLocalTime()).isEqualTo(LocalTime.of(3, 30));
        assertThat(ZoneId.of(zone).getRules().getValidOffsets(moved.get(0).minusHours(1))).isEmpty();
        assertThat(year).extracting(done -> done.localDue().toLocalDate()).doesNotHaveDuplicates().hasSize(365);
        for (Done done : year) {
            List<ZoneOffset> offsets = ZoneId.of(zone).getRules().getValidOffsets(done.localDue());
            assertThat(done.due.getOffset()).isEqualTo(offsets.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "America/New_York", "Australia/Sydney"})
    void remindersKeepTheirDistanceFromTheDueTimeAllYear(String zone) {
        List<Done> year = year(zone, "FREQ=WEEKLY;BYDAY=MO,SU", RecurrenceFrom.DUE, moment(FIRST.atTime(8, 15), zone), 104);

        assertThat(year).allSatisfy(done -> {
            assertThat(Duration.between(done.remindAt.toInstant(), done.due.toInstant())).isEqualTo(Duration.ofMinutes(30));
            assertThat(done.localDue().getDayOfWeek()).isIn(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
            assertThat(done.localDue().toLocalTime()).isEqualTo(LocalTime.of(8, 15));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "America/New_York", "Australia/Sydney"})
    void theLastDayOfEachMonthIsTheLastDay(String zone) {
        LocalDate first = LocalDate.of(2026, 1, 31);
        List<Done> year = year(zone, "FREQ=MONTHLY;BYMONTHDAY=-1", RecurrenceFrom.DUE, new Due.Day(first), 12);

        assertThat(year).extracting(done -> done.day).containsExactlyElementsOf(
                IntStream.range(0, 12)
                        .mapToObj(month -> first.withDayOfMonth(1).plusMonths(month).with(TemporalAdjusters.lastDayOfMonth()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "America/New_York", "Australia/Sydney"})
    void fromCompletionThreeDaysAreThreeDaysOfTheCalendar(String zone) {
        List<Done> year = year(zone, "FREQ=DAILY;INTERVAL=3", RecurrenceFrom.COMPLETION, moment(FIRST.atTime(23, 58), zone), 100);

        // Done at three minutes past midnight, so each next date counts from the day after it was due.
        for (int i = 0; i < year.size(); i++) {
            assertThat(year.get(i).localDue()).isEqualTo(FIRST.plusDays(4L * i).atTime(23, 58));
        }
    }

    @Test
    void aTaskKeepsToTheClockOfTheZoneInWhichItWasSaid() {
        Due due = moment(FIRST.atTime(9, 0), "Europe/Vienna");
        ZonedDateTime elsewhere = ZonedDateTime.of(2026, 3, 20, 12, 0, 0, 0, ZoneId.of("America/New_York"));

        Due next = RecurrenceDates.next("FREQ=WEEKLY;BYDAY=MO", due, elsewhere).orElseThrow().due();

        assertThat(next).isEqualTo(new Due.Moment(OffsetDateTime.parse("2026-03-23T09:00:00+01:00"), "Europe/Vienna"));
    }

    /** @param due as it was each time; null for days */
    private record Done(OffsetDateTime due, LocalDate day, OffsetDateTime remindAt, ZoneId zone) {

        LocalDateTime localDue() {
            return due.atZoneSameInstant(zone).toLocalDateTime();
        }
    }

    private static List<Done> year(String zoneId, String rule, RecurrenceFrom from, Due first, int times) {
        ZoneId zone = ZoneId.of(zoneId);
        OffsetDateTime created = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        Task task = new Task(
                UUID.randomUUID(), "water plants", "", TaskStatus.PENDING, first, rule, from, 4, List.of(), List.of(), created,
                created, null);
        TaskState state = new TaskState(task, false, 1);
        List<Done> done = new ArrayList<>();
        Reminder reminder = reminder(task, zone);
        for (int i = 0; i < times; i++) {
            Due due = state.task().due();
            done.add(new Done(
                    due instanceof Due.Moment at ? at.dateTime() : null, due instanceof Due.Day on ? on.date() : null,
                    reminder.remindAt(), zone));
            Effect effect = TaskRules.complete(new Selection(List.of(state), List.of(reminder)), turn(soonAfter(due, zone), zone));
            assertThat(effect.changes()).extracting(Change::type).containsExactly(
                    EventType.TASK_COMPLETED, EventType.REMINDER_CANCELLED, EventType.TASK_CREATED, EventType.REMINDER_SCHEDULED);
            state = effect.changes().get(2).task();
            reminder = ((Change.OfReminder) effect.changes().get(3)).after();
        }
        return done;
    }

    private static Reminder reminder(Task task, ZoneId zone) {
        ReminderTime time = ReminderTime.before(task.due(), "PT30M", zone, Settings.DEFAULT);
        return new Reminder(UUID.randomUUID(), task.id(), time.at(), time.before(), null, Reminder.State.SCHEDULED);
    }

    private static Clock soonAfter(Due due, ZoneId zone) {
        Instant at = switch (due) {
            case Due.Moment moment -> moment.dateTime().toInstant();
            case Due.Day day -> day.date().atTime(20, 0).atZone(zone).toInstant();
        };
        return Clock.fixed(at.plus(Duration.ofMinutes(5)), zone);
    }

    private static Turn turn(Clock clock, ZoneId zone) {
        return new Turn(
                UUID.randomUUID(), "m", "done", ZonedDateTime.now(clock).withZoneSameInstant(zone), null, Conversation.EMPTY,
                false, Settings.DEFAULT);
    }

    private static Due moment(LocalDateTime local, String zone) {
        return new Due.Moment(local.atZone(ZoneId.of(zone)).toOffsetDateTime(), zone);
    }

    private static int changesOfTheClocks(List<Done> year) {
        int changes = 0;
        for (int i = 1; i < year.size(); i++) {
            changes += year.get(i).due.getOffset().equals(year.get(i - 1).due.getOffset()) ? 0 : 1;
        }
        return changes;
    }
}
