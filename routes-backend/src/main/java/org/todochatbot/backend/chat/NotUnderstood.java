package org.todochatbot.backend.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.backend.intent.grammar.GrammarReader;
import org.todochatbot.backend.tasks.RecurrencePhrase;
import org.todochatbot.backend.tasks.TaskLookup;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/**
 * What no reader could make a command of. A question may still be about a task that is there ("when is lunch with Eva?"), and what
 * begins with a verb may be a task to be added; anything else is answered by an honest word.
 */
@Component
public class NotUnderstood implements LambdaRouteBuilder {

    private static final int SHOWN = 20;

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:not-understood").routeId("not-understood")
                .errorHandler(routes.noErrorHandler())
                .setVariable("asked", method(NotUnderstood.class, "asked"))
                .setBody(method(NotUnderstood.class, "lookup"))
                .choice()
                    .when(body().isNull())
                        .setBody(constant(List.of()))
                    .otherwise()
                        .to("direct:task-find")
                .end()
                .bean(NotUnderstood.class, "answer");
    }

    /** Which tasks are asked for, or null. Whoever asks for a time asks for what is open then. */
    public static Filter asked(@Variable("turn") Turn turn) {
        return GrammarReader.askedFor(turn.text(), turn.reading())
                .map(filter -> filter.text() == null && filter.status() == null ? filter.withStatus(TaskStatus.PENDING) : filter)
                .orElse(null);
    }

    /** Null for what asks nothing. */
    public static Map<String, Object> lookup(
            @Variable("command") Command command, @Variable("turn") Turn turn, @Variable("asked") Filter asked) {
        if (asksOfIt(turn)) {
            return TaskLookup.of(command, turn).get(0);
        }
        return asked == null ? null : TaskLookup.of(asked, turn.now(), SHOWN);
    }

    /** "When is it due?", of what was spoken of last. */
    private static boolean asksOfIt(Turn turn) {
        return GrammarReader.asksOfIt(turn.text(), turn.reading()) && !turn.conversation().focus().isEmpty();
    }

    public static Effect answer(
            @Body List<Map<String, Object>> found, @Variable("turn") Turn turn, @Variable("asked") Filter asked) {
        List<Task> tasks = found.stream().map(row -> TaskState.ofRow(row).task()).toList();
        if (tasks.size() == 1) {
            return Effect.say(of(tasks.get(0), turn), tasks);
        }
        if (!tasks.isEmpty()) {
            int total = ((Number) found.get(0).getOrDefault("total", tasks.size())).intValue();
            return Effect.say(total + " tasks fit that" + (total > tasks.size() ? ". The first " + tasks.size() + ":" : ":"), tasks);
        }
        if (asked != null && asked.text() == null) {
            return Effect.say("No open task is due then.");
        }
        Optional<Command> task = asked != null ? Optional.empty() : GrammarReader.offered(turn.text(), turn.reading());
        return task.map(create -> shallIAdd("I am not sure what you mean.", create, turn)).orElseGet(() -> Effect.say(
                "I did not understand that, and " + (asked != null ? "found no task with these words." : "changed nothing.")
                        + " I keep tasks and reminders: say what there is to do, or \"help\" for examples.",
                List.of(),
                TalkAnswer.EXAMPLES));
    }

    private static String of(Task task, Turn turn) {
        String due = task.due() == null ? "has no due date" : "is due " + Phrases.due(task.due(), turn.now());
        String repeats = task.recurrence() == null ? "" : ", " + RecurrencePhrase.of(task.recurrence(), task.recurrenceFrom(), turn.now().getZone());
        return Phrases.quoted(task) + (task.status() == TaskStatus.COMPLETED ? " is completed." : " " + due + repeats + ".");
    }

    /** @param because a sentence that says why it is asked */
    public static Effect shallIAdd(String because, Command create, Turn turn) {
        String due = create.due() == null ? "" : ", due " + Phrases.due(create.due(), turn.now());
        return Effect.ask(
                because + " Shall I add “" + create.title() + "” as a task" + due + "?",
                List.of(),
                Phrases.YES_OR_NO,
                new Pending(Pending.Question.SURE, create, List.of()));
    }
}
