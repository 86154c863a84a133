package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.todochatbot.backend.intent.IntentReader;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;

/**
 * The first tier: rules and dates, no network, well below a millisecond. Sure of what its rules say outright, less
 * sure of bare text, which may be a task or talk, and silent about questions that it knows nothing of.
 */
public final class GrammarReader implements IntentReader {

    public static final String NAME = "grammar";

    private static final Grammar GRAMMAR = Grammar.load("/intent/grammar.txt");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(String text, ReadingContext context) {
        Sentence sentence = new Sentence(text, context);
        if (sentence.words().size() == 0) {
            return Optional.empty();
        }
        List<Understood> understood = new SentenceReader(sentence, GRAMMAR).read();
        if (understood.isEmpty()) {
            return Optional.empty();
        }
        List<Command> commands = new ArrayList<>();
        double confidence = 1;
        for (Understood one : understood) {
            commands.add(one.command());
            confidence = Math.min(confidence, one.confidence());
        }
        return Optional.of(new Reading(text, confidence, NAME, commands));
    }

    /**
     * The command that a sentence of a known intent gives, for tiers that tell the intent by other means: its times,
     * targets and title are read as the grammar reads them.
     */
    public static Command commandOf(Intent intent, String text, ReadingContext context) {
        Sentence sentence = new Sentence(text, context);
        return new SentenceReader(sentence, GRAMMAR).as(intent, new Range(0, sentence.words().size()));
    }

    /** What a sentence says if a task like the one it names is there, whatever it says otherwise. */
    public static Optional<Command> ofKnownTask(String text, ReadingContext context) {
        return Optional.ofNullable(reader(text, context).ofKnownTask());
    }

    /** The new task that may be meant by a sentence that was not understood. */
    public static Optional<Command> offered(String text, ReadingContext context) {
        return Optional.ofNullable(reader(text, context).offered());
    }

    /** Which tasks a question may be about that was not understood. */
    public static Optional<Filter> askedFor(String text, ReadingContext context) {
        return Optional.ofNullable(reader(text, context).questions().askedFor());
    }

    /** Whether it can be no more than a question, and so no new task: "am I free on monday?" */
    public static boolean asks(String text, ReadingContext context) {
        return reader(text, context).questions().asks();
    }

    /** Whether it asks something of the task spoken of last, without a word of its title. */
    public static boolean asksOfIt(String text, ReadingContext context) {
        return reader(text, context).questions().asksOfIt();
    }

    public static boolean beginsWithVerb(String text) {
        Words words = Words.of(text);
        return ActionVerbs.contains(words.word(0)) || words.is(0, "add");
    }

    private static SentenceReader reader(String text, ReadingContext context) {
        return new SentenceReader(new Sentence(text, context), GRAMMAR);
    }

    /** A command and how sure it is. */
    record Understood(Command command, double confidence, boolean explicit) {}
}
