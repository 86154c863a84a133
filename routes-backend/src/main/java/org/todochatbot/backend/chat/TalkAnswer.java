package org.todochatbot.backend.chat;

import java.util.List;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;

/** Answers to what asks for no change: help, thanks, and an honest word where nothing was understood. */
@Component
public class TalkAnswer implements LambdaRouteBuilder {

    private static final List<Choice> EXAMPLES = List.of(
            new Choice("Add a task", "Create a task to buy groceries"),
            new Choice("Show my tasks", "Show my pending tasks"),
            new Choice("How am I doing?", "How am I doing?"));

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:talk-answer").routeId("talk-answer")
                .errorHandler(routes.noErrorHandler())
                .bean(TalkAnswer.class, "answer");
    }

    public static Effect answer(@Variable("command") Command command, @Variable("turn") Turn turn) {
        boolean asked = turn.conversation().pending() != null;
        return switch (command.intent()) {
            case HELP -> Effect.say(
                    """
                    Tell me what to do in your own words, for example:
                    • buy milk tomorrow at 5pm
                    • remind me to call the bank tomorrow at 9am
                    • show my pending tasks
                    • mark buy milk as complete
                    • rename buy milk to buy oat milk
                    • move buy milk to friday
                    • remind me about this task in 5 minutes
                    • delete buy milk
                    • add eggs to the checklist of bake a cake, and: tick eggs
                    • water plants every day, and: skip this one
                    • show my urgent work tasks sorted by due date, and: save this as work filter
                    • my time zone is Europe/Vienna
                    • undo
                    • how am I doing?""",
                    List.of(),
                    EXAMPLES);
            case DENY, DISMISS -> Effect.say(asked ? "All right, I leave it as it is." : "All right.");
            case CONFIRM -> Effect.say("There is nothing that waits for a yes.");
            case CHOOSE -> Effect.say("There is nothing to choose from just now. Say which task you mean by its title.");
            case SMALLTALK -> Effect.say("You are welcome. Tell me what there is to do, and I keep it in mind.");
            default -> command.due() != null ? shallIAdd(command, turn) : Effect.say(
                    "I did not understand that, and changed nothing. I keep tasks and reminders: say what there is to do,"
                            + " or \"help\" for examples.",
                    List.of(),
                    EXAMPLES);
        };
    }

    /** What has a time in it may be something to do. */
    private static Effect shallIAdd(Command command, Turn turn) {
        Command create = Command.create(turn.text(), command.due());
        return Effect.ask(
                "I am not sure what you mean. Shall I add “" + turn.text() + "” as a task, due "
                        + Phrases.due(command.due(), turn.now()) + "?",
                List.of(),
                List.of(new Choice("Yes", "yes"), new Choice("No", "no")),
                new Pending(Pending.Question.SURE, create, List.of()));
    }
}
