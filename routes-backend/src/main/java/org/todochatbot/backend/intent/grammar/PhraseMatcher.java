package org.todochatbot.backend.intent.grammar;

import java.util.HashMap;
import java.util.Map;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;

/** Matches one rule against a stretch of a sentence, backtracking; slots take as little as they can. */
final class PhraseMatcher {

    /** Keeps the worst sentence cheap: patterns are small, so only nonsense comes near. */
    private static final int MOST_STEPS = 4_000;

    private final Words words;
    private final int to;
    private final SlotReader slotReader;
    private final Map<String, Range> slots = new HashMap<>();
    private int steps;
    private int slotTokens;

    PhraseMatcher(Words words, int to, SlotReader slotReader) {
        this.words = words;
        this.to = to;
        this.slotReader = slotReader;
    }

    /** The match of the rule with all tokens from here to the end, or null. */
    PhraseMatch match(PhraseRule rule, int from) {
        slots.clear();
        steps = 0;
        slotTokens = 0;
        return match(rule.start(), from) ? new PhraseMatch(rule, Map.copyOf(slots), to - from - slotTokens) : null;
    }

    private boolean match(PhraseRule.Part part, int at) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        return switch (part) {
            case PhraseRule.End end -> at == to;
            case PhraseRule.Word word -> at < to && words.is(at, word.word()) && match(word.next(), at + 1);
            case PhraseRule.Choice choice -> {
                for (PhraseRule.Part alternative : choice.alternatives()) {
                    if (match(alternative, at)) {
                        yield true;
                    }
                }
                yield false;
            }
            case PhraseRule.Slot slot -> matchSlot(slot, at);
        };
    }

    private boolean matchSlot(PhraseRule.Slot slot, int at) {
        int first = slot.next() instanceof PhraseRule.End ? to : at + 1;
        for (int end = Math.max(first, at + 1); end <= to; end++) {
            if (slot.next() instanceof PhraseRule.Word next && !(end < to && words.is(end, next.word()))) {
                continue;
            }
            if (!slotReader.accepts(slot.name(), at, end)) {
                continue;
            }
            Range before = slots.put(slot.name(), new Range(at, end));
            slotTokens += end - at;
            if (match(slot.next(), end)) {
                return true;
            }
            slotTokens -= end - at;
            if (before == null) {
                slots.remove(slot.name());
            } else {
                slots.put(slot.name(), before);
            }
        }
        return false;
    }
}
