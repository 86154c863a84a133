package org.todochatbot.backend.tasks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Titles that are nearly what a person said, by the Jaro-Winkler similarity of their words: typing errors, and words left
 * out or put in. They are only ever offered, never taken.
 */
final class NearTitles {

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final double NEAR = 0.82;
    private static final int OFFERED = 3;
    private static final Set<String> LITTLE_WORDS = Set.of("the", "a", "an", "my", "to", "for", "of", "task", "thing", "one");

    private NearTitles() {}

    /** @return those of the tasks that are near, the nearest first */
    static List<TaskState> to(String said, List<TaskState> tasks) {
        String[] words = telling(words(said));
        return tasks.stream()
                .map(task -> new Scored(task, score(words, words(task.task().title()))))
                .filter(scored -> scored.score >= NEAR)
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(OFFERED)
                .map(Scored::task)
                .toList();
    }

    /** How well the best word of the title fits each word said; longer words count for more. */
    private static double score(String[] said, String[] title) {
        double fitting = 0;
        double all = 0;
        for (String word : said) {
            fitting += word.length()
                    * Arrays.stream(title).mapToDouble(other -> SIMILARITY.apply(word, other)).max().orElse(0);
            all += word.length();
        }
        return all == 0 ? 0 : fitting / all;
    }

    private static String[] words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private static String[] telling(String[] words) {
        String[] telling = Arrays.stream(words).filter(word -> !LITTLE_WORDS.contains(word)).toArray(String[]::new);
        return telling.length == 0 ? words : telling;
    }

    private record Scored(TaskState task, double score) {}
}
