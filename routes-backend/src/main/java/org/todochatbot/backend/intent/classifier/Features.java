package org.todochatbot.backend.intent.classifier;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
    private static final int LOUDNESS = 4;

    private static final List<String> OF_REMINDERS = List.of("remin", "remem", "remai", "alert", "notif", "alarm");
    private static final Set<String> OURS = Set.of(
            "task", "tasks", "todo", "todos", "list", "lists", "chore", "chores", "to-do", "alert", "notify", "taks", "tsak", "agenda", "lsit", "snooze", "todo's");
    private static final Set<String> QUESTION = Set.of(
            "what", "what's", "whats", "who", "who's", "when", "where", "where's", "why", "how", "how's", "which", "is", "are", "am", "was", "were", "do", "does", "did", "has",
            "have", "will", "should", "any");
    private static final Set<String> POLITE = Set.of("can", "could", "would", "please", "may", "let's", "let", "help", "tell", "give", "show", "read");

    private final Set<Integer> buckets = new HashSet<>();

    private Features() {}

    /** The buckets of a sentence, each once. */
    static int[] of(String text, Optional<Reading> grammar) {
        Features features = new Features();
        Words words = Words.of(text);
        features.words(words);
        String kind = kind(words, text);
        features.grammar(grammar, kind);
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

    /** Whether it asks or orders, politely or not, and speaks of tasks at all. */
    private static String kind(Words words, String text) {
        boolean ours = speaksOfTasks(words);
        boolean mine = false;
        for (int i = 0; i < words.size(); i++) {
            mine |= words.is(i, "my");
        }
        String first = words.word(0);
        String opening = QUESTION.contains(first) ? "question" : POLITE.contains(first) ? "polite" : first.startsWith("i") && first.length() < 4 ? "i" : "other";
        boolean asks = text.strip().endsWith("?");
        return opening + (ours ? " ours" : "") + (mine ? " mine" : "") + (asks ? " ?" : "");
    }

    /** Whether a word for reminders stands in it. */
    static boolean speaksOfReminders(String text) {
        return holds(Words.of(text), word -> OF_REMINDERS.stream().anyMatch(word::startsWith));
    }

    /** Whether a word for tasks, lists or reminders stands in it. */
    static boolean speaksOfTasks(String text) {
        return speaksOfTasks(Words.of(text));
    }

    private static boolean speaksOfTasks(Words words) {
        return holds(words, word -> OURS.contains(word) || word.startsWith("remin"));
    }

    private static boolean holds(Words words, Predicate<String> kind) {
        return IntStream.range(0, words.size()).mapToObj(words::word).anyMatch(kind);
    }

    /** What little there is of the most telling kinds counts as much as the many pieces of words. */
    private void addLoud(String kind, String text) {
        for (int i = 0; i < LOUDNESS; i++) {
            add(kind + i, text);
        }
    }

    private void pieces(String word) {
        String bounded = "<" + word + ">";
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int from = 0; from + length <= bounded.length(); from++) {
                add("c", bounded.substring(from, from + length));
            }
        }
    }

    private void grammar(Optional<Reading> grammar, String kind) {
        addLoud("k", kind);
        if (grammar.isEmpty()) {
            addLoud("g", "none");
            return;
        }
        Reading reading = grammar.get();
        String intent = reading.commands().getFirst().intent().id();
        String sure = String.valueOf(Math.round(reading.confidence() * 20));
        addLoud("g", intent);
        addLoud("g", intent + sure);
        addLoud("gk", intent + sure + kind);
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
