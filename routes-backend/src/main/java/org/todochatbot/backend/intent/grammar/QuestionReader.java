package org.todochatbot.backend.intent.grammar;

import java.util.Locale;
import java.util.Set;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.contract.chat.Filter;

/** What a question that was not understood as one may be about. */
final class QuestionReader {

    static final Set<String> QUESTION = Set.of(
            "what", "what's", "whats", "who", "who's", "whose", "whom", "when", "where", "where's", "why", "how", "how's", "which", "is", "are", "am", "was", "were", "do", "does",
            "did", "can", "could", "would", "will", "should", "shall", "may", "might", "have", "has", "had", "isn't", "aren't", "don't", "doesn't", "won't", "wouldn't", "couldn't",
            "what're", "how're", "when's", "tell");
    /** A question in the form of an order. */
    private static final Set<String> SEARCH = Set.of("find", "search", "look", "locate", "show");
    private static final Set<String> PLAIN_QUESTION = Set.of("am", "is", "are", "was", "were", "when", "when's", "where", "why", "who", "did", "does");
    private static final Set<String> ASKED_FOR = Set.of("time", "day", "date", "year", "month");
    private static final Set<String> IT = Set.of("it", "this", "that");
    private static final Set<String> FREE = Set.of("free", "busy");

    private final Sentence sentence;
    private final Words words;
    private final RuleFinder rules;
    private final FilterReader filters;

    QuestionReader(Sentence sentence, RuleFinder rules, FilterReader filters) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.rules = rules;
        this.filters = filters;
    }

    /** What a question that was not understood may be about: words, or a time; null for what is none. */
    Filter askedFor() {
        Range all = new Range(0, words.size());
        Filter filter = words.size() <= SentenceReader.LONGEST && isQuestion(all) ? filters.filter(rules.withoutEndSigns(afterAskedFor(all))) : null;
        boolean freeThen = filter != null && filter.text() != null && FREE.contains(filter.text().toLowerCase(Locale.ROOT));
        if (freeThen) {
            filter = filter.withText(null);
        }
        boolean narrow = filter != null && (filter.text() != null || filter.dueFrom() != null || filter.dueBefore() != null);
        return narrow ? filter : null;
    }

    boolean asksOfIt() {
        Range all = rules.withoutEndSigns(new Range(0, words.size()));
        boolean ofIt = isQuestion(all) && sentence.length(all) <= Certainty.SHORT && words.holdsAny(all.from(), all.to(), IT);
        return ofIt && filters.filter(all).text() == null && sentence.times(all).isEmpty();
    }

    boolean asks() {
        boolean doI = words.is(0, "do") && (words.is(1, "i") || words.is(1, "we") || words.is(1, "you") || words.is(1, "they"));
        return words.size() > 0 && (PLAIN_QUESTION.contains(words.word(0)) || doI);
    }

    /** After "at what time", "which day". */
    private Range afterAskedFor(Range range) {
        int at = range.from();
        while (at < range.to() - 1 && (words.is(at, "at") || words.is(at, "on") || words.is(at, "what") || words.is(at, "which") || words.isAny(at, ASKED_FOR))) {
            at++;
        }
        return new Range(at, range.to());
    }

    boolean isQuestion(Range range) {
        return QUESTION.contains(words.word(rules.strip(range).from())) || QUESTION.contains(words.word(range.from())) || SEARCH.contains(words.word(rules.strip(range).from()))
                || words.is(range.to() - 1, "?");
    }
}
