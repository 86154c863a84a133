package org.todochatbot.backend.intent.bench;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was read for what was meant. */
final class Confusion {

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private int right;
    private int all;

    void add(String meant, String read, boolean isRight) {
        counts.computeIfAbsent(meant, any -> new TreeMap<>()).merge(read + (isRight ? "" : " (wrong)"), 1, Integer::sum);
        all++;
        right += isRight ? 1 : 0;
    }

    int all() {
        return all;
    }

    double accuracy() {
        return all == 0 ? 1 : (double) right / all;
    }

    /** One line for each class that was meant, most frequent reading first. */
    String table() {
        StringBuilder table = new StringBuilder();
        counts.forEach((meant, reads) -> {
            int sum = reads.values().stream().mapToInt(Integer::intValue).sum();
            int good = reads.entrySet().stream().filter(read -> !read.getKey().endsWith("(wrong)")).mapToInt(Map.Entry::getValue).sum();
            table.append(String.format("  %-24s %5d  %6.2f %%  ", meant, sum, 100.0 * good / sum));
            reads.entrySet().stream()
                    .sorted((one, other) -> other.getValue() - one.getValue())
                    .forEach(read -> table.append(read.getKey()).append(' ').append(read.getValue()).append("  "));
            table.append('\n');
        });
        return table.toString();
    }
}
