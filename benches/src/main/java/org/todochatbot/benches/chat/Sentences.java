package org.todochatbot.benches.chat;

import java.util.List;
import java.util.Random;

/** What somebody says next: mostly new tasks and looks at them, about things that they said before. */
final class Sentences {

    private static final List<String> DO = List.of("buy", "call", "write to", "visit", "pay", "book", "clean", "fix");
    private static final List<String> WHAT = List.of(
            "the dentist", "grandma", "the garage", "the landlord", "the library", "the bakery", "the plumber", "the office");
    private static final List<String> WHEN = List.of("", " tomorrow", " on friday at 10:00", " next week", " tonight p1");

    private Sentences() {}

    /** @param turn how many this person said before; their titles are numbered by it */
    static String next(Random random, int turn) {
        int kind = random.nextInt(100);
        String title = any(DO, random) + " " + any(WHAT, random) + " " + turn;
        if (turn == 0 || kind < 40) {
            return "add " + title + any(WHEN, random);
        }
        if (kind < 50) {
            return "remind me to " + title + " in " + (20 + random.nextInt(200)) + " minutes";
        }
        if (kind < 65) {
            return "show my tasks";
        }
        if (kind < 70) {
            return "what's due this week?";
        }
        if (kind < 85) {
            return "mark the last one as done";
        }
        if (kind < 90) {
            return "undo";
        }
        if (kind < 95) {
            return "how many tasks did I finish today?";
        }
        return "hello";
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
