package org.todochatbot.tests.chat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be said, and what comes of it. */
@OnTheStack
class ChatTest {

    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
    }

    @Test
    void aTaskIsCreatedWithADescription() {
        ann.say("create a task call Bob with description ask about the invoice");

        assertThat(ann.task("call Bob").description()).isEqualTo("ask about the invoice");
    }

    @Test
    void tasksAreListedByStatus() {
        ann.say("add buy milk");
        ann.say("add call Bob");
        ann.say("complete call Bob");

        assertThat(titles(ann.say("show my pending tasks"))).containsExactly("buy milk");
        assertThat(titles(ann.say("list my open tasks"))).containsExactly("buy milk");
        assertThat(titles(ann.say("show completed tasks"))).containsExactly("call Bob");
        assertThat(titles(ann.say("show my done tasks"))).containsExactly("call Bob");
        assertThat(titles(ann.say("show all my tasks"))).containsExactlyInAnyOrder("buy milk", "call Bob");
        assertThat(ann.tasks("status=pending")).extracting(Task::title).containsExactly("buy milk");
        assertThat(ann.tasks("status=completed")).extracting(Task::title).containsExactly("call Bob");
    }

    @Test
    void aTaskIsRenamedAndMoved() {
        ann.say("add buy milk");

        ann.say("rename 'buy milk' to 'buy oat milk'");
        ann.say("move buy oat milk to tomorrow");

        assertThat(ann.task("buy oat milk").due()).isInstanceOf(Due.Day.class);
    }

    @Test
    void aCompletedTaskIsReopened() {
        ann.say("add buy milk");
        ann.say("complete buy milk");

        ann.say("reopen buy milk");

        assertThat(ann.task("buy milk").status()).isEqualTo(TaskStatus.PENDING);
        assertThat(ann.task("buy milk").completedAt()).isNull();
    }

    @Test
    void whateverTheChatDidIsUndoneAndDoneAgain() {
        ann.say("add buy milk tomorrow p1 #home");
        Task created = ann.task("buy milk");
        for (String change : List.of("complete buy milk", "rename 'buy milk' to 'x'", "move buy milk to friday", "delete buy milk")) {
            assertThat(ann.say(change).undoable()).as(change).isTrue();

            ann.say("undo");

            assertThat(ann.task("buy milk")).usingRecursiveComparison().ignoringFields("updatedAt").isEqualTo(created);
        }
        ann.say("redo");
        assertThat(ann.tasks()).isEmpty();
        ann.say("undo");
        ann.say("undo");
        assertThat(ann.tasks()).as("the creation itself").isEmpty();
        assertThat(ann.say("undo").reply()).contains("nothing to undo");
    }

    @Test
    void thisIsWhatWasSpokenOfLast() {
        ann.say("add buy milk");
        ann.say("add call Bob");
        ann.say("complete buy milk");

        ann.say("delete this task");

        assertThat(ann.tasks()).extracting(Task::title).containsExactly("call Bob");
    }

    @Test
    void aNumberIsOneOfTheListShownLast() {
        ann.say("add buy milk");
        ann.say("add call Bob");
        List<String> shown = titles(ann.say("show my pending tasks"));

        ann.say("complete the second one");

        assertThat(ann.task(shown.get(1)).status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(ann.task(shown.get(0)).status()).isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void severalMatchesAreAskedAboutAndTheAnswerIsDone() {
        ann.say("add buy milk at the shop");
        ann.say("add buy milk at the farm");

        ChatReply question = ann.say("complete buy milk");

        assertThat(question.undoable()).isFalse();
        assertThat(ann.tasks("status=completed")).isEmpty();
        assertThat(question.choices()).extracting(Choice::label)
                .containsExactlyInAnyOrder("buy milk at the shop", "buy milk at the farm");
        Choice farm = question.choices().stream().filter(c -> c.label().endsWith("farm")).findFirst().orElseThrow();
        ann.say(farm.say());
        assertThat(ann.tasks("status=completed")).extracting(Task::title).containsExactly("buy milk at the farm");
    }

    @Test
    void whatItDoesNotUnderstandItSaysAndChangesNothing() {
        ann.say("add buy milk");

        ChatReply reply = ann.say("what is the airspeed velocity of an unladen swallow?");

        assertThat(reply.reply()).contains("did not understand");
        assertThat(reply.undoable()).isFalse();
        assertThat(ann.tasks()).hasSize(1);
    }

    @Test
    void aTitleInAnyScriptIsKeptAsItWasWritten() {
        for (String title : List.of("牛奶を買う 🥛", "купить молоко", "اشتر الحليب", "Zoë's naïve café", "<b>bold</b> & \"quoted\"")) {
            ann.say("create a task '" + title + "'");
        }
        assertThat(ann.tasks()).extracting(Task::title)
                .containsExactlyInAnyOrder("牛奶を買う 🥛", "купить молоко", "اشتر الحليب", "Zoë's naïve café", "<b>bold</b> & \"quoted\"");
    }

    @Test
    void theListGoesOnWhereThePageBeforeEnded() {
        for (int i = 0; i < 105; i++) {
            ann.say("create a task 'number " + i + "'");
        }
        assertThat(ann.tasks()).extracting(Task::title).doesNotHaveDuplicates().hasSize(105);
    }

    private static List<String> titles(ChatReply reply) {
        return reply.tasks().stream().map(Task::title).toList();
    }
}
