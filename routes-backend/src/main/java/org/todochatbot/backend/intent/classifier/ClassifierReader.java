package org.todochatbot.backend.intent.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.todochatbot.backend.intent.IntentReader;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.grammar.GrammarReader;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;

/**
 * The second tier: knows paraphrases and typos that no rule foresaw, and what is none of our business. It only tells the
 * intent; times, titles and targets are read by the grammar.
 */
public final class ClassifierReader implements IntentReader {

    public static final String NAME = "classifier";
    private static final String WEIGHTS = "/intent/classifier.bin";
    /** A sentence without a word for tasks or reminders is taken for a command only above this likelihood … */
    private static final double CAUTION = 0.75;
    /** … if being out of scope is at least this likely. */
    private static final double DOUBT = 0.1;
    /** A question that may ask for a new task. */
    private static final Pattern POLITE = Pattern.compile("(?i)\\b(can|could|would|will|may|shall|should) (you|we|i|u)\\b|\\bplease\\b");
    /** What answers nothing that was asked is taken for an answer only if it is likelier than this. */
    private static final double GUESS = 0.4;
    private static final Set<Intent> ANSWERS = EnumSet.of(Intent.DISMISS, Intent.DENY, Intent.CONFIRM, Intent.UNDO, Intent.REDO);
    private static final Intent[] INTENTS = Intent.values();

    private final GrammarReader grammar;
    private final LinearModel model;

    public ClassifierReader(GrammarReader grammar) {
        this(grammar, shipped());
    }

    ClassifierReader(GrammarReader grammar, LinearModel model) {
        this.grammar = grammar;
        this.model = model;
    }

    private static LinearModel shipped() {
        try (InputStream in = ClassifierReader.class.getResourceAsStream(WEIGHTS)) {
            if (in == null) {
                throw new IllegalStateException("no weights at " + WEIGHTS + ": train them, see docs/intents.md");
            }
            return LinearModel.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(String text, ReadingContext context) {
        Optional<Reading> rules = grammar.read(text, context);
        double[] likelihoods = model.likelihoods(Features.of(text, rules));
        int best = 0;
        for (int i = 1; i < likelihoods.length; i++) {
            best = likelihoods[i] > likelihoods[best] ? i : best;
        }
        double outside = likelihoods[Intent.OUT_OF_SCOPE.ordinal()];
        boolean doubtful = likelihoods[best] < CAUTION && outside > DOUBT && INTENTS[best].isCommand() && !Features.speaksOfTasks(text);
        boolean onlyAsks = text.strip().endsWith("?") && !POLITE.matcher(text).find();
        boolean asked = INTENTS[best] == Intent.CREATE_TASK && (onlyAsks || GrammarReader.asks(text, context));
        boolean guessed = likelihoods[best] < GUESS && ANSWERS.contains(INTENTS[best]);
        if (doubtful || asked || guessed) {
            best = Intent.OUT_OF_SCOPE.ordinal();
        }
        boolean ofTasks = INTENTS[best] == Intent.LIST_REMINDERS && !Features.speaksOfReminders(text);
        Intent intent = ofTasks ? Intent.LIST_TASKS : INTENTS[best];
        boolean agreed = rules.isPresent() && rules.get().commands().getFirst().intent() == intent;
        List<Command> commands = agreed ? rules.get().commands() : List.of(GrammarReader.commandOf(intent, text, context));
        return Optional.of(new Reading(text, likelihoods[best], NAME, commands));
    }
}
