package org.todochatbot.backend.tasks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Which words somebody may have meant by mistyped ones, by the Jaro-Winkler similarity to the words that they use. */
final class NearWords {

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final double NEAR = 0.82;
    /** Shorter words are near to too many others. */
    private static final int SHORTEST = 3;
    private static final int LENGTH_DIFFERENCE = 3;

    private NearWords() {}

    /** The same words, each that is not known replaced by the nearest known one; empty when that changes nothing. */
    static Optional<String> meant(String said, Set<String> known) {
        List<String> words = Arrays.stream(said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> meant = words.stream().map(word -> known.contains(word) ? word : nearest(word, known)).toList();
        return meant.equals(words) ? Optional.empty() : Optional.of(String.join(" ", meant));
    }

    private static String nearest(String word, Set<String> known) {
        if (word.length() < SHORTEST) {
            return word;
        }
        return known.stream()
                .filter(other -> Math.abs(other.length() - word.length()) <= LENGTH_DIFFERENCE)
                .map(other -> new Scored(other, SIMILARITY.apply(word, other)))
                .filter(scored -> scored.score >= NEAR)
                .max(Comparator.comparingDouble(Scored::score).thenComparing(Scored::word))
                .map(Scored::word)
                .orElse(word);
    }

    private record Scored(String word, double score) {}
}
