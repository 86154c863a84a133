package org.todochatbot.backend.intent;

import java.util.List;
import org.todochatbot.backend.intent.classifier.ClassifierReader;
import org.todochatbot.backend.intent.grammar.GrammarReader;

/** The readers that need nothing but this machine, in the order in which they are asked. */
public final class LocalReaders {

    private LocalReaders() {}

    public static IntentChain chain() {
        GrammarReader grammar = new GrammarReader();
        return new IntentChain(List.of(grammar, new ClassifierReader(grammar)), IntentChain.SURE);
    }
}
