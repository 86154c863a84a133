package org.todochatbot.backend.checklist;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.tasks.Selection;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.ChecklistItem;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

class ChecklistRulesTest {

    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2026-03-01T08:00:00Z");
    private static final Turn TURN = new Turn(
            UUID.randomUUID(), "m", "", ZonedDateTime.parse("2026-03-28T10:00:00+01:00[Europe/Vienna]"), null,
            Conversation.EMPTY, false, Settings.DEFAULT);

    @Test
    void stepsAreAddedInTheirOrder() {
        Effect effect = change(Intent.ADD_TO_CHECKLIST, task("flour"), "eggs", "sugar");

        assertThat(effect.tasks().get(0).checklist()).extracting(ChecklistItem::title).containsExactly("flour", "eggs", "sugar");
        assertThat(effect.reply()).contains("“eggs”, “sugar”", "3 of 3 steps left");
    }

    @Test
    void aStepIsTickedByWordsOfItsTitleAndNoOtherIs() {
        Effect effect = change(Intent.TICK_CHECKLIST, task("two eggs", "brown sugar"), "eggs");

        assertThat(effect.tasks().get(0).checklist()).extracting(ChecklistItem::done).containsExactly(true, false);
    }

    @Test
    void whatIsTickedAlreadyChangesNothing() {
        TaskState ticked = change(Intent.TICK_CHECKLIST, task("eggs"), "eggs").changes().get(0).task();

        assertThat(change(Intent.TICK_CHECKLIST, ticked, "eggs").changes()).isEmpty();
    }

    @Test
    void ofSeveralStepsThatFitNoneIsTakenForARemovalAndTheReplyNamesThem() {
        Effect effect = change(Intent.REMOVE_FROM_CHECKLIST, task("white sugar", "brown sugar"), "sugar");

        assertThat(effect.changes()).isEmpty();
        assertThat(effect.reply()).contains("white sugar", "brown sugar", "Nothing was changed");
    }

    @Test
    void aStepThatIsNotThereIsSaidSo() {
        assertThat(change(Intent.TICK_CHECKLIST, task("eggs"), "milk").reply()).contains("has no step “milk”", "eggs");
        assertThat(change(Intent.TICK_CHECKLIST, task(), "milk").reply()).contains("has no checklist");
    }

    private static Effect change(Intent intent, TaskState task, String... steps) {
        CommandBuilder command = new CommandBuilder(intent);
        List.of(steps).forEach(command::step);
        return ChecklistRules.change(new Selection(List.of(task), List.of()), command.build(), TURN);
    }

    private static TaskState task(String... steps) {
        List<ChecklistItem> checklist =
                List.of(steps).stream().map(step -> new ChecklistItem(UUID.randomUUID(), step, false)).toList();
        return new TaskState(
                new Task(
                        UUID.randomUUID(), "bake a cake", "", TaskStatus.PENDING, null, null, null, 4, List.of(), checklist, CREATED,
                        CREATED, null),
                false,
                1);
    }
}
