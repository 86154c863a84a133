package org.todochatbot.backend.intent.grammar;

import java.util.Map;

/**
 * A rule that fits a sentence.
 *
 * @param slots the tokens that fill each slot
 * @param words how many tokens were matched by words rather than slots
 */
record PhraseMatch(PhraseRule rule, Map<String, Range> slots, int words) {

    Range slot(String name) {
        return slots.get(name);
    }

    boolean has(String name) {
        return slots.containsKey(name);
    }

    /** Tokens from (inclusive) to (exclusive). */
    record Range(int from, int to) {
        boolean isEmpty() {
            return from >= to;
        }
    }
}
