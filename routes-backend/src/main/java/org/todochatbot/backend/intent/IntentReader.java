package org.todochatbot.backend.intent;

import java.util.Optional;
import org.todochatbot.contract.chat.Reading;

/** Reads one sentence. Computes from its arguments only: no system clock, no network unless its name says so. */
public interface IntentReader {

    /** Empty when it has no opinion. */
    Optional<Reading> read(String text, ReadingContext context);

    /** As it appears in {@link Reading#by()}. */
    String name();
}
