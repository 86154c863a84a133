package org.todochatbot.backend.intent;

import java.util.List;
import org.todochatbot.backend.intent.grammar.GrammarReader;

/** The readers that need nothing but this machine, in the order in which they are asked. */
public final class LocalReaders {

    private LocalReaders() {}

    public static IntentChain chain() {
        return new IntentChain(List.of(new GrammarReader()), IntentChain.SURE);
    }
}
