package org.todochatbot.tests.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.task.ChecklistItem;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Task;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;
import org.todochatbot.tests.stack.TopicReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Checklists, dates that are skipped, settings: each changes what was meant, is an event, and can be taken back. */
@OnTheStack
class StepsTest {

    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
    }

    @Test
    void stepsOfATaskAreAddedTickedAndTakenBack() {
        ann.say("add bake a cake");
        ann.say("add eggs, flour and sugar to the checklist of bake a cake");
        ann.say("tick eggs");
        ann.say("tick step \"sugar\"");

        assertThat(ann.task("bake a cake").checklist()).extracting(step -> step.title() + " " + step.done())
                .containsExactly("eggs true", "flour false", "sugar true");
        assertThat(ann.task("bake a cake").completedAt()).isNull();

        ann.say("undo");
        ann.say("untick step eggs");
        ann.say("remove step flour from bake a cake");
        assertThat(ann.task("bake a cake").checklist()).extracting(ChecklistItem::title).containsExactly("eggs", "sugar");
        assertThat(ann.task("bake a cake").checklist()).noneMatch(ChecklistItem::done);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode last = TopicReader.events(ann, "task-events").getLast();
            assertThat(last.at("/data/changed/0").asText()).isEqualTo("checklist");
            assertThat(last.at("/data/task/checklist")).hasSize(2);
        });
    }

    @Test
    void theNextOfARecurringTaskHasItsStepsUnticked() {
        ann.say("water plants every day");
        ann.say("add step find the can");
        ann.say("tick step find the can");

        ann.say("complete water plants");

        assertThat(ann.tasks("status=pending").get(0).checklist())
                .extracting(step -> step.title() + " " + step.done()).containsExactly("find the can false");
    }

    @Test
    void aDateIsSkippedWithItsReminderAndRepeatingStops() {
        ann.say("water plants every day at 9am starting tomorrow");
        ann.say("remind me 10 minutes before");
        Due.Moment due = (Due.Moment) ann.task("water plants").due();

        ann.say("skip water plants");

        Due.Moment next = (Due.Moment) ann.task("water plants").due();
        assertThat(next.dateTime().atZoneSameInstant(ZoneId.of("Europe/Vienna")).toLocalDate())
                .isEqualTo(due.dateTime().atZoneSameInstant(ZoneId.of("Europe/Vienna")).toLocalDate().plusDays(1));
        assertThat(next.zone()).isEqualTo("Europe/Vienna");
        assertThat(Database.column("todo", "select extract(epoch from due_at - remind_at)::int from reminder join task on task.id = task_id"
                + " where task.person_id = ? and state = 'scheduled'", ann.id())).containsExactly("600");
        assertThat(ann.tasks("status=completed")).isEmpty();

        ann.say("stop repeating water plants");
        assertThat(ann.task("water plants").recurrence()).isNull();
        ann.say("undo");
        ann.say("undo");
        assertThat(ann.task("water plants").due()).isEqualTo(due);
    }

    @Test
    void settingsAreUsedAtOnceAreAnEventAndCanBeTakenBack() {
        ann.say("my time zone is America/New_York");
        ann.say("remind me at 7:30 by default");
        ann.say("dates are day/month");
        ann.say("the week starts on Sunday");
        ann.say("remind me to call the bank tomorrow");
        ann.say("renew the passport 5/6/2030");

        assertThat(Database.column("todo", "select to_char(remind_at at time zone 'America/New_York', 'HH24:MI') from reminder where person_id = ?",
                ann.id())).containsExactly("07:30");
        assertThat(ann.task("renew the passport").due()).isEqualTo(new Due.Day(LocalDate.of(2030, 6, 5)));
        assertThat(ann.say("show my settings").reply()).contains("America/New_York", "Sunday", "07:30", "5 June");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<JsonNode> changes = TopicReader.events(ann, "task-events").stream()
                    .filter(event -> event.get("type").asText().equals("settings-changed")).toList();
            assertThat(changes).extracting(event -> event.get("sequence").asInt()).containsExactly(1, 2, 3, 4);
            assertThat(changes.getLast().at("/data/settings/weekStart").asText()).isEqualTo("sunday");
            assertThat(Database.count("insights", "select count(*) from audit_log where person_id = ? and type = 'settings-changed'", ann.id()))
                    .isEqualTo(4);
        });

        IntStream.range(0, 3).forEach(i -> ann.say("undo"));
        assertThat(ann.say("show my settings").reply()).contains("Monday", "07:30", "5 June");
        ann.say("redo");
        assertThat(ann.say("show my settings").reply()).contains("Sunday");
        assertThat(ann.say("my time zone is Atlantis").reply()).contains("do not know that time zone");
    }

    @Test
    void fiftyChangesAreTakenBackOneByOneAndDoneAgain() {
        ann.say("create a task 'number 0'");
        IntStream.rangeClosed(1, 51).forEach(i -> ann.say("rename 'number " + (i - 1) + "' to 'number " + i + "'"));

        IntStream.rangeClosed(1, 51).forEach(i -> assertThat(ann.say("undo").reply()).startsWith("Undone"));
        assertThat(ann.tasks()).extracting(Task::title).containsExactly("number 0");

        IntStream.rangeClosed(1, 51).forEach(i -> assertThat(ann.say("redo").reply()).startsWith("Done again"));
        assertThat(ann.tasks()).extracting(Task::title).containsExactly("number 51");
        assertThat(ann.say("redo").reply()).contains("nothing to redo");
    }

    @Test
    void whatCannotBeTakenBackIsRefusedWithItsReasonAndStandsInTheWayOfNothing() {
        ann.say("add buy milk");
        ann.say("remind me about this task in 1 second");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.notifications().size() == 1);

        ChatReply refused = ann.say("undo");
        assertThat(refused.reply()).contains("has come already");
        assertThat(ann.tasks()).hasSize(1);

        ann.say("undo");
        assertThat(ann.tasks()).isEmpty();
    }

    @Test
    void replayGivesTheSameAuditLogAndInsightsWithChecklistsAndSettings() throws Exception {
        ann.say("my time zone is America/New_York");
        ann.say("add bake a cake");
        ann.say("add eggs to the checklist of bake a cake");
        ann.say("complete bake a cake");
        await().atMost(Duration.ofSeconds(10)).until(() -> Database.count(
                "insights", "select count(*) from audit_log where person_id = ?", ann.id()) == 4);

        assertThat(TheStack.get().replay().differences()).isEmpty();
    }
}
