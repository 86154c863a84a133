package org.todochatbot.backend.intent.classifier;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.todochatbot.backend.intent.text.Token;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.contract.chat.Reading;

/**
 * What the classifier sees of a sentence: its words, pairs of words, how it begins and ends, pieces of words (so that
 * typos still look alike), and what the grammar made of it. Each is hashed to a bucket.
 */
final class Features {

    static final int BUCKETS = 1 << 16;
    private static final int MOST_TOKENS = 40;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 4;

    private final Set<Integer> buckets = new HashSet<>();

    private Features() {}

    /** The buckets of a sentence, each once. */
    static int[] of(String text, Optional<Reading> grammar) {
        Features features = new Features();
        features.words(Words.of(text));
        features.grammar(grammar);
        return features.buckets.stream().mapToInt(Integer::intValue).toArray();
    }

    private void words(Words words) {
        List<Token> tokens = words.tokens();
        int size = Math.min(tokens.size(), MOST_TOKENS);
        String before = "^";
        String twoBefore = "^";
        String start = "";
        int place = 0;
        for (int i = 0; i < size; i++) {
            Token token = tokens.get(i);
            String word = switch (token.kind()) {
                case WORD -> token.word();
                case NUMBER -> "0";
                case QUOTED -> "\"";
                case LINK -> "://";
                case TAG -> "#";
                case SIGN -> token.text();
            };
            if (token.isSign() && !word.equals("?")) {
                continue;
            }
            add("w", word);
            add("b", before + " " + word);
            add("t", twoBefore + " " + before + " " + word);
            if (place < 4) {
                start = start + " " + word;
                add("s", start);
            }
            if (token.isWord()) {
                pieces(word);
            }
            twoBefore = before;
            before = word;
            place++;
        }
        add("b", before + " $");
        add("n", String.valueOf(Math.min(place, 12) / 2));
    }

    private void pieces(String word) {
        String bounded = "<" + word + ">";
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int from = 0; from + length <= bounded.length(); from++) {
                add("c", bounded.substring(from, from + length));
            }
        }
    }

    private void grammar(Optional<Reading> grammar) {
        if (grammar.isEmpty()) {
            add("g", "none");
            return;
        }
        Reading reading = grammar.get();
        String intent = reading.commands().getFirst().intent().id();
        String sure = String.valueOf(Math.round(reading.confidence() * 20));
        add("g", intent);
        add("g", intent + sure);
        add("g", intent + (reading.commands().getFirst().due() != null || !reading.commands().getFirst().remindAt().isEmpty() ? " timed" : ""));
    }

    /** FNV-1a over kind and text, folded. */
    private void add(String kind, String text) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < kind.length(); i++) {
            hash = (hash ^ kind.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ ':') * 0x01000193;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        buckets.add((hash * 0x45d9f3b >>> 8) & (BUCKETS - 1));
    }
}
