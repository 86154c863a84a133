package org.todochatbot.backend.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

class RecurrenceTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, VIENNA);
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FREQ=DAILY                              | 2026-03-28 | 2026-03-29",
        "FREQ=DAILY                              | 2026-03-20 | 2026-03-28",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR              | 2026-03-27 | 2026-03-30",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU         | 2026-03-24 | 2026-04-07",
        "FREQ=MONTHLY;BYMONTHDAY=-1              | 2026-03-31 | 2026-04-30",
        "FREQ=MONTHLY;BYMONTHDAY=31              | 2026-03-31 | 2026-05-31",
        "FREQ=MONTHLY;BYDAY=3FR                  | 2026-03-20 | 2026-04-17",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27     | 2026-01-27 | 2027-01-27",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29     | 2024-02-29 | 2028-02-29",
    })
    void theNextDayOfARule(String rule, LocalDate date, LocalDate next) {
        assertThat(RecurrenceDates.next(rule, new Due.Day(date), NOW).orElseThrow().due()).isEqualTo(new Due.Day(next));
    }

    @Test
    void aDailyTaskStaysAtItsHourWhenTheClocksChange() {
        assertThat(RecurrenceDates.next("FREQ=DAILY", at("2026-03-28T09:00:00+01:00"), NOW).orElseThrow().due())
                .isEqualTo(at("2026-03-29T09:00:00+02:00"));
    }

    @Test
    void anHourThatTheClocksSkipMovesForwardByWhatTheySkip() {
        assertThat(RecurrenceDates.next("FREQ=DAILY", at("2026-03-28T02:30:00+01:00"), NOW).orElseThrow().due())
                .isEqualTo(at("2026-03-29T03:30:00+02:00"));
    }

    @Test
    void aCountGoesDownWithEachDateAndEnds() {
        Due day = new Due.Day(LocalDate.of(2026, 3, 28));
        assertThat(RecurrenceDates.next("FREQ=DAILY;COUNT=2", day, NOW).orElseThrow().rule()).isEqualTo("FREQ=DAILY;COUNT=1");
        assertThat(RecurrenceDates.next("FREQ=DAILY;COUNT=1", day, NOW)).isEmpty();
    }

    @Test
    void aRuleEndsAfterItsLastDay() {
        Due day = new Due.Day(LocalDate.of(2026, 3, 28));
        assertThat(RecurrenceDates.next("FREQ=DAILY;UNTIL=20260329", day, NOW)).isPresent();
        assertThat(RecurrenceDates.next("FREQ=DAILY;UNTIL=20260328", day, NOW)).isEmpty();
        assertThat(RecurrenceDates.next("FREQ=DAILY;UNTIL=20260329T070000Z", at("2026-03-28T09:00:00+01:00"), NOW)).isPresent();
        assertThat(RecurrenceDates.next("FREQ=DAILY;UNTIL=20260329T065959Z", at("2026-03-28T09:00:00+01:00"), NOW)).isEmpty();
    }

    @Test
    void completingARecurringTaskMakesTheNextOneWithItsReminder() {
        TaskState state = state("FREQ=DAILY", RecurrenceFrom.DUE, at("2026-03-28T09:00:00+01:00"));
        Reminder fired = new Reminder(
                UUID.randomUUID(), state.task().id(), OffsetDateTime.parse("2026-03-28T08:50:00+01:00"), "PT10M", null,
                Reminder.State.FIRED);

        Effect effect = TaskRules.complete(new Selection(List.of(state), List.of(fired)), turn());

        assertThat(effect.changes()).extracting(Change::type)
                .containsExactly(EventType.TASK_COMPLETED, EventType.TASK_CREATED, EventType.REMINDER_SCHEDULED);
        assertThat(effect.changes().get(0).task().task().recurrence()).isNull();
        assertThat(effect.changes().get(1).task().task().due()).isEqualTo(at("2026-03-29T09:00:00+02:00"));
        assertThat(effect.changes().get(2)).isInstanceOfSatisfying(Change.OfReminder.class, reminder ->
                assertThat(reminder.after().remindAt()).isEqualTo("2026-03-29T08:50:00+02:00"));
    }

    @Test
    void fromCompletionTheNextDateCountsFromToday() {
        TaskState state = state("FREQ=DAILY;INTERVAL=3", RecurrenceFrom.COMPLETION, new Due.Day(LocalDate.of(2026, 3, 20)));

        Effect effect = TaskRules.complete(new Selection(List.of(state), List.of()), turn());

        assertThat(effect.tasks().get(1).due()).isEqualTo(new Due.Day(LocalDate.of(2026, 3, 31)));
    }

    @Test
    void theLastTimeOfARecurringTaskIsTheEnd() {
        TaskState state = state("FREQ=DAILY;COUNT=1", RecurrenceFrom.DUE, new Due.Day(LocalDate.of(2026, 3, 28)));

        Effect effect = TaskRules.complete(new Selection(List.of(state), List.of()), turn());

        assertThat(effect.changes()).hasSize(1);
        assertThat(effect.reply()).isEqualTo("Completed “water plants”. That was the last time.");
    }

    @Test
    void theDatesOfAStretchAreFoundWithoutThoseBeforeIt() {
        ZonedDateTime saturday = ZonedDateTime.of(2026, 11, 28, 0, 0, 0, 0, ZoneId.of("Europe/Vienna"));
        Due.Moment due = new Due.Moment(OffsetDateTime.parse("2026-11-26T13:00:00+01:00"), "Europe/Vienna");

        List<Due> dates = RecurrenceDates.between(
                state("FREQ=DAILY;BYHOUR=8,13,20;BYMINUTE=0", RecurrenceFrom.DUE, due).task(), saturday, saturday.plusDays(1), 6);

        assertThat(dates).extracting(date -> ((Due.Moment) date).dateTime().toString())
                .containsExactly("2026-11-28T08:00+01:00", "2026-11-28T13:00+01:00", "2026-11-28T20:00+01:00");
        Task weekly = state("FREQ=WEEKLY;BYDAY=TH", RecurrenceFrom.DUE, due).task();
        assertThat(RecurrenceDates.between(weekly, saturday, saturday.plusDays(1), 6)).isEmpty();
    }

    @Test
    void aLaterDateIsLeftOutWhenTheOneBeforeItIsDone() {
        LocalDate today = NOW.toLocalDate();
        TaskState daily = state("FREQ=DAILY", RecurrenceFrom.DUE, new Due.Day(today));

        Effect skipped = SkipRules.skip(new Selection(List.of(daily), List.of()), skip(today.plusDays(1), today.plusDays(3)), turn());

        assertThat(skipped.changes()).hasSize(1);
        TaskState left = skipped.changes().get(0).task();
        assertThat(left.task().due()).isEqualTo(new Due.Day(today));
        assertThat(left.task().skipped()).containsExactly(today.plusDays(1), today.plusDays(2));

        Effect completed = TaskRules.complete(new Selection(List.of(left), List.of()), turn());

        Task next = completed.changes().get(1).task().task();
        assertThat(next.due()).isEqualTo(new Due.Day(today.plusDays(3)));
        assertThat(next.skipped()).isEmpty();
    }

    @Test
    void theDateThatIsDueIsSkippedAsAreThoseOfItsStretch() {
        LocalDate today = NOW.toLocalDate();
        TaskState daily = state("FREQ=DAILY", RecurrenceFrom.DUE, new Due.Day(today.plusDays(1)));

        Effect skipped = SkipRules.skip(new Selection(List.of(daily), List.of()), skip(today.plusDays(1), today.plusDays(8)), turn());

        assertThat(skipped.changes().get(0).task().task().due()).isEqualTo(new Due.Day(today.plusDays(8)));
    }

    @Test
    void whatDoesNotComeThenIsNotSkipped() {
        LocalDate today = NOW.toLocalDate();
        TaskState weekly = state("FREQ=WEEKLY", RecurrenceFrom.DUE, new Due.Day(today));

        Effect skipped = SkipRules.skip(new Selection(List.of(weekly), List.of()), skip(today.plusDays(1), today.plusDays(2)), turn());

        assertThat(skipped.changes()).isEmpty();
        assertThat(skipped.reply()).endsWith("and not then: there is nothing to skip.");
    }

    private static Command skip(LocalDate from, LocalDate before) {
        return Command.of(Intent.SKIP_TASK).with(Filter.due(
                null, from.atStartOfDay(NOW.getZone()).toOffsetDateTime(), before.atStartOfDay(NOW.getZone()).toOffsetDateTime()));
    }

    @Test
    void otherHoursLeaveTheDaysOfARule() {
        assertThat(RecurrenceDates.atHoursOf("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8,20;BYMINUTE=0", "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=30"))
                .isEqualTo("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,21;BYMINUTE=30");
        assertThat(RecurrenceDates.atHoursOf("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0"))
                .isEqualTo("FREQ=WEEKLY;BYDAY=MO;COUNT=3;BYHOUR=9,21;BYMINUTE=0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FREQ=DAILY                                  | every day",
        "FREQ=DAILY;INTERVAL=3;COUNT=5               | every 3 days, 5 times",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR            | every weekday",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR                  | every Monday, Wednesday and Friday",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU             | every other Tuesday",
        "FREQ=MONTHLY;BYMONTHDAY=27                  | every month on the 27th",
        "FREQ=MONTHLY;BYMONTHDAY=-1                  | every month on the last day",
        "FREQ=MONTHLY;BYDAY=3FR;UNTIL=20260601       | every month on the 3rd Friday until 1 June 2026",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27         | every year on the 27th of January",
        "FREQ=HOURLY;INTERVAL=12                     | every 12 hours",
        "FREQ=DAILY;UNTIL=20261226T075959Z           | every day until 25 December 2026",
        "FREQ=HOURLY;UNTIL=20261127T010000Z          | every hour until 17:00 on 26 November 2026",
    })
    void aRuleInWords(String rule, String words) {
        assertThat(RecurrencePhrase.of(rule, RecurrenceFrom.DUE, ZoneId.of("America/Los_Angeles"))).isEqualTo(words);
    }

    @Test
    void titlesThatAreNearAreFoundAndOthersAreNot() {
        List<TaskState> tasks = List.of(titled("buy milk"), titled("call the bank about the loan"), titled("water plants"));
        assertThat(NearTitles.to("by mlik", tasks)).containsExactly(tasks.get(0));
        assertThat(NearTitles.to("call teh bank", tasks)).containsExactly(tasks.get(1));
        assertThat(NearTitles.to("repair the bicycle", tasks)).isEmpty();
    }

    private static Turn turn() {
        return new Turn(UUID.randomUUID(), "m", "done", NOW, null, Conversation.EMPTY, false, Settings.DEFAULT);
    }

    private static TaskState state(String rule, RecurrenceFrom from, Due due) {
        return new TaskState(
                new Task(
                        UUID.randomUUID(), "water plants", "", TaskStatus.PENDING, due, rule, from, 4, List.of(), List.of(), CREATED, CREATED,
                        null),
                false,
                1);
    }

    private static TaskState titled(String title) {
        return new TaskState(
                new Task(
                        UUID.randomUUID(), title, "", TaskStatus.PENDING, null, null, null, 4, List.of(), List.of(), CREATED, CREATED, null),
                false,
                1);
    }

    private static Due at(String moment) {
        return new Due.Moment(OffsetDateTime.parse(moment));
    }
}
