package org.todochatbot.backend.intent.grammar;

import java.util.Set;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;

/** How sure it is that a sentence means what a rule makes of it: rules fit talk of other things as well. */
final class Certainty {

    /** For a task that was named without a word that says it is one: it may be something else altogether. */
    private static final double OPEN_TARGET = 0.35;
    private static final double USUAL = 0.95;
    /** Longest text, in tokens, that looks like a task typed in haste rather than talk. */
    static final int SHORT = 9;
    /** Verbs of orders given to other assistants at least as often as of tasks. */
    static final Set<String> ASSISTANT_VERBS = Set.of(
            "set", "create", "make", "let", "tell", "talk", "turn", "play", "show", "find", "get", "book", "order", "schedule", "search", "look", "put", "convert",
            "start", "stop", "change", "switch", "speak", "sing", "open", "google", "translate", "give", "send", "check", "call", "use",
            "report", "transfer", "move");
    private static final Set<String> MY = Set.of("my");

    private final Sentence sentence;
    private final Words words;
    private final FilterReader filters;

    Certainty(Sentence sentence, FilterReader filters) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.filters = filters;
    }

    /** From 0 to 1: the rule's own, or less where the sentence says of nothing that it is a task. */
    double of(Command command, PhraseMatch match, Range range) {
        double confidence = isPlainPlan(match, command) ? IntentChain.SURE : match.rule().confidence();
        boolean plan = confidence >= IntentChain.SURE && match.rule().confidence() < OPEN_TARGET + 0.1;
        return plan || namesATask(command, match, range) ? confidence : Math.min(confidence, OPEN_TARGET);
    }

    /**
     * Whether the sentence says beyond doubt that it is about tasks: by a word for them, a quotation, a reference, or a
     * title that begins with a verb. "Change my pin" and "cancel the flight" do not.
     */
    private boolean namesATask(Command command, PhraseMatch match, Range range) {
        return switch (command.intent()) {
            case COMPLETE_TASK, REOPEN_TASK, DELETE_TASK, UPDATE_TASK -> match.has("when") || match.has("hour") || match.has("description") || match.has("tags") || match.has("hashtags") || match.has("prio") || match.has("level") || command.intent() == Intent.DELETE_TASK && match.has("target") && match.has("text") || isPlainlyComplete(command, range) || filters.holdsTaskNoun(range) || filters.holdsReminderNoun(range)
                    || match.has("listname") || isOfPlainTitle(command);
            case LIST_TASKS -> match.rule().confidence() > USUAL || filters.holdsSureNoun(range) || match.has("search") && words.get(match.slot("search").from()).kind() == Kind.QUOTED || !match.has("search") && !match.has("filter") && !match.has("text") && !match.has("tasks") && !match.has("when")
                    || match.has("filter") && (command.filter().text() == null || command.filter().status() != null && words.is(range.from(), "show"));
            case CREATE_TASK -> match.rule().confidence() > SentenceReader.SURE || match.has("remind") || filters.holdsTaskNoun(range)
                    || match.has("title") && (ActionVerbs.contains(words.word(match.slot("title").from())) || words.get(match.slot("title").from()).kind() == Kind.QUOTED
                        || command.description() != null || sentence.isMarked(range));
            case LIST_REMINDERS, CANCEL_REMINDER, MOVE_REMINDER -> filters.holdsSureNoun(range) || match.words() > 3 && !filters.holdsReminderNoun(range)
                    || words.holdsAny(range.from(), range.to(), MY) || match.has("when");
            case SKIP_TASK -> match.rule().confidence() > USUAL || filters.holdsTaskNoun(range) || isOfPlainTitle(command);
            case SET_REMINDER, SNOOZE_REMINDER, UNDO, REDO, SHOW_INSIGHTS, CONFIRM, DENY, CHOOSE, CORRECT, DISMISS, HELP, SMALLTALK, OUT_OF_SCOPE,
                    ADD_TO_CHECKLIST, TICK_CHECKLIST, UNTICK_CHECKLIST, REMOVE_FROM_CHECKLIST, SHOW_MORE, SAVE_FILTER, SHOW_FILTER, FORGET_FILTER,
                    LIST_FILTERS, LIST_TAGS, CHANGE_SETTINGS, SHOW_SETTINGS, IMPORT_TASKS -> true;
        };
    }

    /** By its title: "water plants" begins with a verb, "this song" does not. */
    private boolean isOfPlainTitle(Command command) {
        return command.targets().stream().allMatch(target -> target.title() == null || target.exact() != null || target.isLeftOut()
                || ActionVerbs.contains(Words.of(target.title()).word(0)) && Words.of(target.title()).size() > 1);
    }

    /** "Complete the fence": of a task that is yet to be added one says "finish", or when. */
    private boolean isPlainlyComplete(Command command, Range range) {
        return command.intent() == Intent.COMPLETE_TASK && (words.is(range.from(), "complete") || words.is(range.from(), "tick")) && sentence.length(range) <= SHORT
                && sentence.times(range).isEmpty();
    }

    /** "I'll call Bob tomorrow", "we need to order chairs next week": a short sentence that says what is to be done and when. */
    private boolean isPlainPlan(PhraseMatch match, Command command) {
        Range title = match.slot("title");
        return command.intent() == Intent.CREATE_TASK && title != null && match.rule().confidence() < OPEN_TARGET + 0.1 && command.due() != null
                && ActionVerbs.contains(words.word(title.from())) && sentence.length(title) <= SHORT
                && (!ASSISTANT_VERBS.contains(words.word(title.from())) || words.is(title.from(), "call") || words.is(title.from(), "send"));
    }
}
