package org.todochatbot.backend.intent.grammar;

import java.util.List;
import org.todochatbot.contract.chat.Intent;

/**
 * One line of the grammar: a pattern of words and slots that means an intent.
 *
 * @param confidence 0 to 1: how sure a match of it is
 * @param start first part of the pattern
 * @param firstWords what a match can begin with; empty when it may begin with a slot
 */
record PhraseRule(Intent intent, double confidence, String pattern, Part start, List<String> firstWords) {

    /** A part of a pattern; parts form a graph without cycles that ends in {@link End}. */
    sealed interface Part {}

    /** Exactly this word. */
    record Word(String word, Part next) implements Part {}

    /** Any of these, tried in order. */
    record Choice(List<Part> alternatives) implements Part {}

    /** One or more tokens that a {@link SlotReader} accepts. */
    record Slot(String name, Part next) implements Part {}

    /** All has been matched. */
    record End() implements Part {}
}
