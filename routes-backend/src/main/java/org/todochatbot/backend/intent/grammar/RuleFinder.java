package org.todochatbot.backend.intent.grammar;

import java.util.List;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.contract.chat.Intent;

/** Finds the rule of the grammar that fits a stretch of a sentence best, without what is said around it out of politeness. */
final class RuleFinder {

    private final Words words;
    private final Grammar grammar;
    private final SlotReader slots;

    RuleFinder(Words words, Grammar grammar, SlotReader slots) {
        this.words = words;
        this.grammar = grammar;
        this.slots = slots;
    }

    Range withoutEndSigns(Range range) {
        int to = range.to();
        while (to > range.from() + 1 && isEndSign(to - 1)) {
            to--;
        }
        int from = range.from();
        while (from < to - 1 && words.get(from).isSign() && (words.is(from, ",") || words.is(from, ".") || words.is(from, "-"))) {
            from++;
        }
        return new Range(from, to);
    }

    private boolean isEndSign(int at) {
        return words.is(at, ".") && !words.isDotOfDate(at) || words.is(at, "?") || words.is(at, "!") || words.is(at, ",") || words.is(at, ";") || words.is(at, "\u2026");
    }

    /** Whether a rule of this intent begins so. */
    boolean mayBegin(Range range, Intent intent) {
        Range inner = strip(range);
        return !inner.isEmpty() && grammar.rulesByFirstWord().getOrDefault(words.word(inner.from()), List.of()).stream()
                .anyMatch(rule -> rule.intent() == intent);
    }

    /** The surest rule that fits; of equals the one that matches most words. */
    PhraseMatch best(Range range, Intent only) {
        return range.isEmpty() ? null : best(range, only, grammar.rulesByFirstWord().getOrDefault(words.word(range.from()), List.of()), grammar.openRules());
    }

    @SafeVarargs
    final PhraseMatch best(Range range, Intent only, List<PhraseRule>... rules) {
        PhraseMatcher matcher = new PhraseMatcher(words, range.to(), slots);
        PhraseMatch best = null;
        for (List<PhraseRule> group : rules) {
            for (PhraseRule rule : group) {
                if (only != null && rule.intent() != only || best != null && rule.confidence() < best.rule().confidence()) {
                    continue;
                }
                PhraseMatch match = matcher.match(rule, range.from());
                if (match != null && (best == null || rule.confidence() > best.rule().confidence() || match.words() > best.words())) {
                    best = match;
                }
            }
        }
        return best;
    }

    /** Takes away politeness at both ends, as long as something is left. */
    Range strip(Range range) {
        Range inner = withoutEndSigns(range);
        boolean progress = true;
        while (progress) {
            progress = false;
            int after = opening(inner);
            if (after > inner.from() && after < inner.to()) {
                inner = withoutEndSigns(new Range(after, inner.to()));
                progress = true;
            }
            int before = closing(inner);
            if (before < inner.to() && before > inner.from()) {
                inner = withoutEndSigns(new Range(inner.from(), before));
                progress = true;
            }
        }
        return inner;
    }

    int opening(Range range) {
        int longest = range.from();
        for (PhraseRule rule : grammar.openings()) {
            if (!rule.firstWords().contains(words.word(range.from()))) {
                continue;
            }
            int most = Math.min(range.to(), range.from() + 7);
            for (int end = most; end > longest; end--) {
                if (new PhraseMatcher(words, end, slots).match(rule, range.from()) != null) {
                    longest = end;
                    break;
                }
            }
        }
        return longest;
    }

    private int closing(Range range) {
        int least = Math.max(range.from() + 1, range.to() - 4);
        for (int start = least; start < range.to(); start++) {
            for (PhraseRule rule : grammar.closings()) {
                if (new PhraseMatcher(words, range.to(), slots).match(rule, start) != null) {
                    return start;
                }
            }
        }
        return range.to();
    }
}
