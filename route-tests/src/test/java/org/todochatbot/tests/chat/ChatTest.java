package org.todochatbot.tests.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
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
    void itInALaterCommandIsWhatAnEarlierOneOfTheMessageWasAbout() {
        ann.say("add pay the rent");
        ann.say("add take the pills tomorrow");
        ann.say("what is due tomorrow?");

        ann.say("move the rent to next monday and make it urgent");

        assertThat(ann.task("pay the rent").priority()).isEqualTo(1);
        assertThat(ann.task("take the pills").priority()).isEqualTo(4);
    }

    @Test
    void itIsAlsoWhatTheMessageHasJustAdded() {
        ann.say("add buy milk and make it urgent");
        ann.say("call the dentist, and tag it health");
        ann.say("record the demo and send it to Bob");

        assertThat(ann.task("buy milk").priority()).isEqualTo(1);
        assertThat(ann.task("call the dentist").tags()).containsExactly("health");
        assertThat(ann.tasks("status=pending")).extracting(Task::title)
                .containsExactlyInAnyOrder("buy milk", "call the dentist", "record the demo and send it to Bob");

        ann.say("undo");
        ann.say("undo");

        assertThat(ann.tasks("status=pending")).extracting(Task::title).containsExactly("buy milk");
    }

    @Test
    void completingARecurringTaskMakesTheNextOneAndUndoTakesBoth() {
        ann.say("water plants every 3 days starting tomorrow");
        Task first = ann.task("water plants");

        ChatReply done = ann.say("complete water plants");

        assertThat(done.reply()).contains("again");
        Task next = ann.tasks("status=pending").get(0);
        assertThat(next.recurrence()).isEqualTo("FREQ=DAILY;INTERVAL=3");
        assertThat(((Due.Day) next.due()).date()).isEqualTo(((Due.Day) first.due()).date().plusDays(3));
        assertThat(ann.tasks("status=completed")).extracting(Task::id).containsExactly(first.id());

        ann.say("undo");
        assertThat(ann.tasks()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("updatedAt").containsExactly(first);
    }

    @Test
    void aTaskBeginsAndCeasesToRepeat() {
        ann.say("add vacuum the stairs");
        ann.say("make it repeat every friday");
        assertThat(ann.task("vacuum the stairs").recurrence()).isEqualTo("FREQ=WEEKLY;BYDAY=FR");

        assertThat(ann.say("remove the recurrence of vacuum the stairs").reply()).contains("does not repeat any more");
        assertThat(ann.task("vacuum the stairs").recurrence()).isNull();
    }

    @Test
    void aTitleWithATypingErrorIsAskedAboutAndNeverTakenSilently() {
        ann.say("add buy milk");
        ann.say("add water the plants");

        ChatReply reply = ann.say("delete 'watr the plnts'");
        assertThat(reply.choices()).extracting(Choice::label).doesNotContain("water the plants");
        reply = ann.say("mark watr teh plants as complete");
        assertThat(reply.reply()).contains("Do you mean “water the plants”?");
        assertThat(ann.tasks("status=completed")).isEmpty();

        ann.say("yes");
        assertThat(ann.tasks("status=completed")).extracting(Task::title).containsExactly("water the plants");
    }

    @Test
    void aSentenceIsReadWithoutBeingCarriedOut() {
        JsonNode reading = Person.tree(ann.post("/api/understand", Person.json(Map.of(
                "text", "call Bob tomorrow at 5pm", "now", "2026-03-28T12:00:00+01:00", "timezone", "Europe/Vienna"))).body());

        assertThat(reading.at("/by").asText()).isEqualTo("grammar");
        assertThat(reading.at("/commands/0/intent").asText()).isEqualTo("create-task");
        assertThat(reading.at("/commands/0/due/dateTime").asText()).isEqualTo("2026-03-29T17:00:00+02:00");
        assertThat(ann.tasks()).isEmpty();
        assertThat(ann.post("/api/understand", "{\"text\": \" \"}").statusCode()).isEqualTo(400);
        assertThat(ann.post("/api/understand", "{\"text\": \"hi\", \"now\": \"noon\"}").statusCode()).isEqualTo(400);
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
        for (String change : List.of("complete buy milk", "rename 'buy milk' to 'x'", "move buy milk to the day after tomorrow", "delete buy milk")) {
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
