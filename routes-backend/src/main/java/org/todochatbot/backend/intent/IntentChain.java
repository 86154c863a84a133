package org.todochatbot.backend.intent;

import java.util.List;
import java.util.Optional;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;

/** Asks readers one after another; the first that is sure enough wins, otherwise the surest of all. */
public record IntentChain(List<IntentReader> readers, double threshold) {

    /** Below this a reader is not sure enough to keep the next one from being asked. */
    public static final double SURE = 0.8;

    /** Never empty: a text that nobody can read is out of scope. */
    public Reading read(String text, ReadingContext context) {
        Optional<Reading> best = Optional.empty();
        for (IntentReader reader : readers) {
            Optional<Reading> reading = reader.read(text, context);
            if (reading.isPresent() && reading.get().confidence() >= threshold) {
                return reading.get();
            }
            if (reading.isPresent() && (best.isEmpty() || reading.get().confidence() > best.get().confidence())) {
                best = reading;
            }
        }
        return best.orElseGet(() -> new Reading(text, 0, "none", List.of(Command.of(Intent.OUT_OF_SCOPE))));
    }
}
