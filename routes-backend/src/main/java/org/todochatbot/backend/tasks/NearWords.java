package org.todochatbot.backend.tasks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * What may be looked for where no task has the words that somebody said: those of their own words that one said is a piece
 * of, or else the one that it is nearest to by the Jaro-Winkler similarity, for a typing error.
 *
 * @param query for PostgreSQL's {@code to_tsquery}
 * @param meant the words with the errors corrected; null where there are none, and only pieces were said
 */
record NearWords(String query, String meant) {

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final double NEAR = 0.82;
    /** Shorter words are near to too many others. */
    private static final int SHORTEST = 3;
    private static final int SHORTEST_PIECE = 2;
    private static final int LENGTH_DIFFERENCE = 3;
    /** Between words means either, as in {@code websearch_to_tsquery}. */
    private static final String OR = "or";

    /** Empty where it would be the same words. */
    static Optional<NearWords> to(String said, Set<String> known) {
        List<String> words = words(said);
        List<List<String>> wanted = words.stream().map(word -> wanted(word, known)).toList();
        if (wanted.equals(words.stream().map(List::of).toList())) {
            return Optional.empty();
        }
        String query = wanted.stream()
                .map(each -> each.stream().collect(Collectors.joining("' | '", "('", "')")))
                .collect(Collectors.joining(" & "))
                .replace(" & ('" + OR + "') & ", " | ");
        List<String> meant = IntStream.range(0, words.size())
                .mapToObj(i -> wanted.get(i).get(0).contains(words.get(i)) ? words.get(i) : wanted.get(i).get(0))
                .toList();
        return Optional.of(new NearWords(query, meant.equals(words) ? null : String.join(" ", meant)));
    }

    private static List<String> wanted(String word, Set<String> known) {
        if (known.contains(word) || word.equals(OR)) {
            return List.of(word);
        }
        List<String> whole = withPiece(word, known);
        return whole.isEmpty() ? List.of(nearest(word, known)) : whole;
    }

    private static List<String> words(String said) {
        return Arrays.stream(said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static List<String> withPiece(String piece, Set<String> known) {
        return piece.length() < SHORTEST_PIECE
                ? List.of()
                : known.stream().filter(word -> word.contains(piece)).sorted().toList();
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
