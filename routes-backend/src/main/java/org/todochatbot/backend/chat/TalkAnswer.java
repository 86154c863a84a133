package org.todochatbot.backend.chat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;

/** Answers to what asks for no change: help, thanks, a yes or no to nothing. */
@Component
public class TalkAnswer implements LambdaRouteBuilder {

    static final List<Choice> EXAMPLES = List.of(
            new Choice("Add a task", "Create a task to buy groceries"),
            new Choice("Show my tasks", "Show my pending tasks"),
            new Choice("How am I doing?", "How am I doing?"));

    private static final Pattern OK =
            Pattern.compile("(?i)^\\W*(ok|okay|k|fine|good|great|perfect|right|alright|sounds good|very well)\\b");
    private static final Pattern THANKS = words(
            "thanks?|thank you|thx|ty|tysm|cheers|appreciat\\w*|grateful|well done|good (job|work|bot)|great|awesome|nice|cool|perfect"
                    + "|excellent|love it");
    private static final Pattern FAREWELL = words(
            "bye|goodbye|good night|see (you|ya)|cya|later|farewell|take care|adios|signing off|have a (good|nice|great)");
    private static final Pattern WHO = words("(who|what) are you|your name|are you an?|(made|created|built) you");
    /** "No", "cancel it" and "never mind" may be of what was done last; "got it" and "that's enough" are not. */
    private static final Pattern TAKES_BACK = Pattern.compile(
            "(?i)\\b(no|nope|nah|not|don['’]?t|do not|cancel|never ?mind|nvm|forget|scrap|scratch|drop|wrong|incorrect|false|ignore|abort|disregard)\\b");
    private static final Pattern GREETING = Pattern.compile(
            "^(hi|hello|hey|hiya|howdy|greetings|yo|good|morning|evening|hola|bonjour|ciao|namaste|aloha)\\b");

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
                    • how am I doing?
                    Settings, export, import and your account are behind “Settings” on the page.""",
                    List.of(),
                    EXAMPLES);
            case DENY, DISMISS -> asked
                    ? Effect.say("All right, I leave it as it is.")
                    : turn.conversation().justChanged() && TAKES_BACK.matcher(turn.text()).find() ? shallIUndo(turn) : Effect.say("All right.");
            case CONFIRM -> Effect.say(OK.matcher(turn.text()).find() ? "All right." : "There is nothing that waits for a yes.");
            case CHOOSE -> Effect.say("There is nothing to choose from just now. Say which task you mean by its title.");
            case SMALLTALK -> Effect.say(smalltalk(turn.text().toLowerCase(Locale.ROOT)));
            default -> throw new IllegalStateException("this is not talk: " + command.intent());
        };
    }

    private static Effect shallIUndo(Turn turn) {
        return Effect.ask(
                "Shall I undo what I did last?", List.of(), Phrases.YES_OR_NO,
                new Pending(Pending.Question.SURE, Command.of(Intent.UNDO), turn.conversation().focus()));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(" + alternatives + ")\\b");
    }

    /** @param text in lower case */
    private static String smalltalk(String text) {
        if (THANKS.matcher(text).find()) {
            return "You are welcome.";
        }
        if (FAREWELL.matcher(text).find()) {
            return "See you. I keep everything, and remind you in time.";
        }
        if (WHO.matcher(text).find()) {
            return "I am a bot that keeps your tasks, and reminds you of them in time. Say “help” for what I understand.";
        }
        return (GREETING.matcher(text).find() ? "Hello! " : "I am better at tasks than at talk. ")
                + "Tell me what there is to do, and I keep it in mind.";
    }
}
