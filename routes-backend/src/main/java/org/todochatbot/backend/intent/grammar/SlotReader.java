package org.todochatbot.backend.intent.grammar;

/** Says whether a stretch of tokens can fill a slot of a pattern. */
interface SlotReader {

    /** @param to exclusive */
    boolean accepts(String slot, int from, int to);
}
