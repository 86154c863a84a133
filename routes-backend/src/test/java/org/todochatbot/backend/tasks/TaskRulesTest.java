package org.todochatbot.backend.tasks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

class TaskRulesTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-28T10:00:00+01:00[Europe/Vienna]");
    private static final Turn TURN =
            new Turn(UUID.randomUUID(), "m", "", NOW, null, Conversation.EMPTY, false, Settings.DEFAULT);

    @Test
    void aTaskWithRemindersIsOneEventEachInSequence() {
        Command command = command("call the bank", null, List.of(at("2026-03-29T09:00:00+02:00"), at("2026-03-30T09:00:00+02:00")));

        Effect effect = TaskRules.create(command, TURN);

        assertThat(effect.changes()).extracting(Change::type)
                .containsExactly(EventType.TASK_CREATED, EventType.REMINDER_SCHEDULED, EventType.REMINDER_SCHEDULED);
        assertThat(effect.changes()).extracting(c -> c.task().version()).containsExactly(1L, 2L, 3L);
        assertThat(effect.reply()).contains("“call the bank”", "tomorrow (Sun 29 Mar) at 09:00");
    }

    @Test
    void completingCancelsTheRemindersOfThatTaskOnly() {
        TaskState milk = state("buy milk");
        TaskState bob = state("call Bob");
        Reminder ofMilk = reminder(milk);

        Effect effect = TaskRules.complete(new Selection(List.of(milk, bob), List.of(ofMilk)), TURN);

        assertThat(effect.changes()).extracting(Change::type)
                .containsExactly(EventType.TASK_COMPLETED, EventType.REMINDER_CANCELLED, EventType.TASK_COMPLETED);
        assertThat(effect.changes()).extracting(c -> c.task().version()).containsExactly(2L, 3L, 2L);
    }

    @Test
    void completingWhatIsCompletedChangesNothingAndSaysSo() {
        TaskState done = TaskRules.complete(new Selection(List.of(state("buy milk")), List.of()), TURN)
                .changes().get(0).task();

        Effect effect = TaskRules.complete(new Selection(List.of(done), List.of()), TURN);

        assertThat(effect.changes()).isEmpty();
        assertThat(effect.reply()).isEqualTo("“buy milk” is already completed.");
    }

    @Test
    void aReminderIsNeverRoundedToAnEarlierMoment() {
        assertThat(ReminderTime.wholeMillis(at("2026-03-28T10:00:00.000000001Z"))).isEqualTo(at("2026-03-28T10:00:00.001Z"));
        assertThat(ReminderTime.wholeMillis(at("2026-03-28T10:00:00.001Z"))).isEqualTo(at("2026-03-28T10:00:00.001Z"));
    }

    @Test
    void aReminderBeforeADayCountsFromNineInThePersonsZoneAcrossTheClockChange() {
        Command command = new Command(Intent.CREATE_TASK, null, null, null, null, null, List.of("PT1H"), null, null, null, null,
                null, null, null, null, null, null);

        assertThat(ReminderTime.of(command, new Due.Day(LocalDate.of(2026, 3, 29)), false, TURN))
                .containsExactly(new ReminderTime(at("2026-03-29T08:00:00+02:00"), "PT1H", null));
    }

    @Test
    void aTaskIsPutOffByADuration() {
        Command later = new Command(Intent.UPDATE_TASK, null, null, null, null, null, null, null, null, "P2D", null, null, null,
                null, null, null, null);
        TaskState state = new TaskState(task("pay", new Due.Day(LocalDate.of(2026, 3, 30))), false, 1);

        Effect effect = UpdateRules.update(new Selection(List.of(state), List.of()), later, TURN);

        assertThat(effect.tasks().get(0).due()).isEqualTo(new Due.Day(LocalDate.of(2026, 4, 1)));
    }

    @Test
    void aTimeThatIsSaidAloneKeepsADayToCome() {
        Command atFour = new CommandBuilder(Intent.UPDATE_TASK)
                .due(new Due.Moment(at("2026-03-28T16:00:00+01:00"))).timeOfDay(LocalTime.of(16, 0)).build();

        assertThat(updated(new Due.Day(LocalDate.of(2026, 4, 2)), atFour)).isEqualTo(at("2026-04-02T16:00:00+02:00"));
        assertThat(updated(new Due.Moment(at("2026-04-02T08:00:00Z")), atFour)).isEqualTo(at("2026-04-02T16:00:00+02:00"));
        // What was due before is moved to what the time says by itself.
        assertThat(updated(new Due.Day(LocalDate.of(2026, 3, 1)), atFour)).isEqualTo(at("2026-03-28T16:00:00+01:00"));
        assertThat(updated(null, atFour)).isEqualTo(at("2026-03-28T16:00:00+01:00"));
    }

    @Test
    void aDayThatIsSaidAloneKeepsTheTimeOfDay() {
        Command thursday = new CommandBuilder(Intent.UPDATE_TASK)
                .due(new Due.Day(LocalDate.of(2026, 4, 2))).dayOnly(true).build();
        TaskState timed = new TaskState(task("dentist", new Due.Moment(at("2026-03-28T11:30:00+01:00"), "Europe/Berlin")), false, 1);
        TaskState allDay = new TaskState(task("pay", new Due.Day(LocalDate.of(2026, 3, 30))), false, 1);

        Effect effect = UpdateRules.update(new Selection(List.of(timed, allDay), List.of()), thursday, TURN);

        assertThat(effect.tasks()).extracting(Task::due).containsExactly(
                new Due.Moment(at("2026-04-02T11:30:00+02:00"), "Europe/Berlin"), new Due.Day(LocalDate.of(2026, 4, 2)));
    }

    @Test
    void whatRepeatsOnAnotherWeekdayKeepsItsTime() {
        Command mondays = new CommandBuilder(Intent.UPDATE_TASK)
                .due(new Due.Day(LocalDate.of(2026, 3, 30))).recurrence("FREQ=WEEKLY;BYDAY=MO", false).dayOnly(true).build();
        Command fridays = new CommandBuilder(Intent.UPDATE_TASK)
                .due(new Due.Day(LocalDate.of(2026, 4, 3))).recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", false).dayOnly(true).build();
        Due friday = new Due.Moment(at("2026-04-10T16:00:00+02:00"), "Europe/Vienna");

        assertThat(updated(friday, mondays)).isEqualTo(at("2026-03-30T16:00:00+02:00"));
        assertThat(updated(friday, fridays)).isEqualTo(at("2026-04-10T16:00:00+02:00"));
    }

    @Test
    void aReminderDaysBeforeMayHaveItsOwnTimeOfDay() {
        Command eveningBefore = new CommandBuilder(Intent.SET_REMINDER).remindBefore("P1D").timeOfDay(LocalTime.of(18, 0)).build();

        assertThat(ReminderTime.of(eveningBefore, new Due.Moment(at("2026-03-31T10:00:00+02:00")), false, TURN))
                .containsExactly(new ReminderTime(at("2026-03-30T18:00:00+02:00"), "PT16H", null));
        // Of a day, it counts from when its owner is reminded of days: 9 o'clock.
        assertThat(ReminderTime.of(eveningBefore, new Due.Day(LocalDate.of(2026, 3, 31)), false, TURN))
                .containsExactly(new ReminderTime(at("2026-03-30T18:00:00+02:00"), "PT15H", null));
    }

    @Test
    void whatHasNoDueDateIsPutOffByItsReminders() {
        TaskState state = state("stretch");
        Command earlier = new CommandBuilder(Intent.UPDATE_TASK).duration("-PT30M").build();

        Effect effect = UpdateRules.update(new Selection(List.of(state), List.of(reminder(state))), earlier, TURN);

        Reminder before = ((Change.OfReminder) effect.changes().get(0)).before();
        assertThat(((Change.OfReminder) effect.changes().get(0)).after().remindAt()).isEqualTo(before.remindAt().minusMinutes(30));
        assertThat(UpdateRules.update(new Selection(List.of(state), List.of()), earlier, TURN).reply()).contains("no time that could be moved");
    }

    private static OffsetDateTime updated(Due due, Command command) {
        TaskState state = new TaskState(task("dentist", due), false, 1);
        Effect effect = UpdateRules.update(new Selection(List.of(state), List.of()), command, TURN);
        return ((Due.Moment) effect.tasks().get(0).due()).dateTime();
    }

    private static Command command(String title, Due due, List<OffsetDateTime> remindAt) {
        return new Command(Intent.CREATE_TASK, title, null, due, null, remindAt, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static TaskState state(String title) {
        return new TaskState(task(title, null), false, 1);
    }

    private static Task task(String title, Due due) {
        OffsetDateTime created = at("2026-03-01T08:00:00Z");
        return new Task(UUID.randomUUID(), title, "", TaskStatus.PENDING, due, null, null, 4, List.of(), List.of(), created, created, null);
    }

    private static Reminder reminder(TaskState task) {
        return new Reminder(UUID.randomUUID(), task.task().id(), at("2026-03-29T09:00:00+02:00"), null, null, Reminder.State.SCHEDULED);
    }

    private static OffsetDateTime at(String moment) {
        return OffsetDateTime.parse(moment);
    }
}
