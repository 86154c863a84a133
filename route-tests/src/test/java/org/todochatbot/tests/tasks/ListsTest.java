package org.todochatbot.tests.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.task.Task;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks are found by what is known of them, in the order wished, however many there are. */
@OnTheStack
class ListsTest {

    private Person ann;

    @BeforeEach
    void signUp() {
        ann = Person.signUp();
    }

    @Test
    void wordsAreFoundInTitleDescriptionTagsAndChecklistWhateverTheirEnding() {
        ann.say("add order the groceries");
        ann.say("create a task call Bob with description ask about the invoices");
        ann.say("add water plants #balcony");
        ann.say("add bake a cake");
        ann.say("add vanilla sugar to the checklist of bake a cake");

        assertThat(titles(ann.say("find tasks about grocery"))).containsExactly("order the groceries");
        assertThat(titles(ann.say("find tasks about invoice"))).containsExactly("call Bob");
        assertThat(ann.tasks("q=balcony")).extracting(Task::title).containsExactly("water plants");
        assertThat(ann.tasks("q=vanilla")).extracting(Task::title).containsExactly("bake a cake");
        assertThat(ann.tasks("q=bak")).extracting(Task::title).containsExactly("bake a cake");
    }

    @Test
    void piecesOfWordsAndOfWhatIsNoWordAreFound() {
        ann.say("add pay invoice 90210 at example.com");
        ann.say("add call the dentist");

        assertThat(ann.tasks("q=voic")).extracting(Task::title).containsExactly("pay invoice 90210 at example.com");
        assertThat(ann.tasks("q=9021")).extracting(Task::title).containsExactly("pay invoice 90210 at example.com");
        assertThat(ann.tasks("q=exampl")).extracting(Task::title).containsExactly("pay invoice 90210 at example.com");
        assertThat(ann.tasks("q=the%20denti")).extracting(Task::title).containsExactly("call the dentist");
        assertThat(ann.tasks("q=invoice%209021")).extracting(Task::title).containsExactly("pay invoice 90210 at example.com");
        assertThat(ann.tasks("q=denti%20voic")).isEmpty();
    }

    @Test
    void whatWasFoundByAPieceOrByOtherWordsGoesOnOverPages() {
        StringBuilder csv = new StringBuilder("TYPE,CONTENT,PRIORITY,INDENT\n");
        for (int i = 0; i < 130; i++) {
            csv.append("task,visit the library no ").append(i).append(",4,1\n");
        }
        assertThat(ann.post("/api/import/tasks.csv", csv.toString()).statusCode()).isEqualTo(200);

        assertThat(Person.tree(ann.get("/api/tasks").body()).get("items")).hasSize(50);
        assertThat(Person.tree(ann.get("/api/tasks?limit=120").body()).get("items")).hasSize(120);
        assertThat(Person.tree(ann.get("/api/tasks?limit=130").body()).get("next").isNull()).isTrue();
        assertThat(ann.tasks("q=librery")).hasSize(130);
        assertThat(ann.tasks("q=ibrar")).hasSize(130);
        assertThat(ann.tasks("q=brary%20no")).hasSize(130);
        assertThat(ann.tasks("q=library")).hasSize(130);
    }

    @Test
    void aMistypedWordFindsWhatWasMeantAndTheReplySaysSo() {
        ann.say("add bring the books back to the library");
        ann.say("add buy milk");

        ChatReply library = ann.say("find tasks about librery");
        ChatReply milk = ann.say("find tasks about mlik");

        assertThat(titles(library)).containsExactly("bring the books back to the library");
        assertThat(library.reply()).contains("Nothing has the words “librery”; this is for “library”");
        assertThat(titles(milk)).containsExactly("buy milk");
        assertThat(ann.tasks("q=mlik%20or%20librery")).hasSize(2);
        assertThat(ann.say("find tasks about xylophones").tasks()).isEmpty();
        assertThat(Person.signUp().tasks("q=librery")).isEmpty();
    }

    @Test
    void filtersCombineAndTheListIsSorted() {
        ann.say("send the offer in 5 days p1 #work");
        ann.say("call the accountant tomorrow p1 #work");
        ann.say("tidy the desk p1 #work");
        ann.say("plan the offsite tomorrow #work");
        ann.say("buy flowers tomorrow p1 #home");

        assertThat(titles(ann.say("show my urgent work tasks sorted by due date")))
                .containsExactly("call the accountant", "send the offer", "tidy the desk");
        assertThat(titles(ann.say("show all tasks sorted alphabetically")))
                .containsExactly("buy flowers", "call the accountant", "plan the offsite", "send the offer", "tidy the desk");
        assertThat(titles(ann.say("show tasks due tomorrow tagged work sorted by priority")))
                .containsExactly("call the accountant", "plan the offsite");
        assertThat(ann.tasks("sort=due")).extracting(Task::title)
                .containsSubsequence("send the offer", "tidy the desk");
        assertThat(ann.get("/api/tasks?sort=colour").statusCode()).isEqualTo(400);
    }

    @Test
    void whatWasFinishedOnADayIsCounted() {
        ann.say("add buy milk");
        ann.say("add call Bob");
        ann.say("complete buy milk");

        assertThat(ann.say("how many did I finish today?").reply()).contains("1 completed task");
        assertThat(ann.say("how many did I finish yesterday?").reply()).contains("no completed tasks");
    }

    @Test
    void aLongListGoesOnWithMoreAndEachTaskIsShownOnce() {
        IntStream.rangeClosed(1, 45).forEach(i -> ann.say("create a task 'number " + i + "'"));

        ChatReply first = ann.say("show my pending tasks sorted by name");
        assertThat(first.reply()).contains("45 pending tasks", "The first 20");
        assertThat(first.choices()).extracting(Choice::say).contains("more");
        List<String> all = new ArrayList<>(titles(first));
        all.addAll(titles(ann.say("more")));
        ChatReply last = ann.say("more");
        all.addAll(titles(last));

        assertThat(all).hasSize(45).doesNotHaveDuplicates().isSorted();
        assertThat(last.choices()).isEmpty();
        assertThat(ann.say("more").reply()).contains("That was all");
        for (String sort : List.of("created", "due", "priority", "title")) {
            assertThat(ann.tasks("sort=" + sort)).as(sort).hasSize(45).doesNotHaveDuplicates();
        }
    }

    @Test
    void aListIsSavedByNameReadAnewShownAndForgotten() {
        ann.say("call the accountant tomorrow p1 #work");
        ann.say("show my urgent work tasks");
        assertThat(ann.say("save this as urgent work filter").undoable()).isTrue();
        ann.say("send the offer in 5 days p1 #work");

        assertThat(titles(ann.say("show urgent work filter"))).containsExactlyInAnyOrder("call the accountant", "send the offer");
        assertThat(ann.say("which filters do I have?").reply()).contains("urgent work", "show my urgent work tasks");
        assertThat(ann.say("forget the urgent work filter").reply()).contains("forgotten");
        assertThat(ann.say("show urgent work filter").reply()).contains("no filter called “urgent work”");

        ann.say("undo");
        assertThat(titles(ann.say("show urgent work filter"))).hasSize(2);
    }

    @Test
    void aBulkChangeIsConfirmedFirstAndUndoneAsOne() {
        ann.say("call the accountant #work");
        ann.say("send the offer #work");
        ann.say("buy milk");

        ChatReply asked = ann.say("complete all work tasks");
        assertThat(asked.reply()).contains("Complete these 2 tasks");
        assertThat(ann.tasks("status=completed")).isEmpty();

        ann.say("yes");
        assertThat(ann.tasks("status=completed")).hasSize(2);
        ann.say("undo");
        assertThat(ann.tasks("status=pending")).hasSize(3);
    }

    private static List<String> titles(ChatReply reply) {
        return reply.tasks().stream().map(Task::title).toList();
    }
}
