package org.todochatbot.backend.intent.grammar;

import java.util.Map;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Words;

/** Reads priorities, 1 (highest) to 4: p1, !2, !high, high priority, priority: low, urgent. */
final class PriorityWord {

    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("highest", 1), Map.entry("top", 1), Map.entry("high", 1), Map.entry("urgent", 1),
            Map.entry("critical", 1), Map.entry("medium", 2), Map.entry("moderate", 2), Map.entry("mid", 2),
            Map.entry("normal", 4), Map.entry("low", 3), Map.entry("lowest", 4), Map.entry("no", 4), Map.entry("none", 4));

    private PriorityWord() {}

    /** A marker that can only mean a priority, or null. */
    static Match<Integer> at(Words words, int at) {
        if (words.is(at, "p") && words.isNumber(at + 1) && words.isGlued(at + 1) && !words.isGlued(at) && !(words.isGlued(at + 2) && !words.get(at + 2).isSign())) {
            return numbered(words, at + 1);
        }
        if (words.is(at, "!") && !isGluedToWord(words, at)) {
            int next = at + 1;
            while (words.is(next, "!") && words.isGlued(next)) {
                next++;
            }
            if (words.isGlued(next) && words.isNumber(next)) {
                return numbered(words, next);
            }
            Integer level = words.isGlued(next) ? LEVELS.get(words.word(next)) : null;
            if (level != null) {
                return new Match<>(level, next + 1);
            }
        }
        int start = words.is(at, "with") || words.is(at, "at") || words.is(at, "as") ? at + 1 : at;
        if (words.is(start, "a")) {
            start++;
        }
        Integer level = LEVELS.get(words.word(start));
        if (level != null) {
            int next = words.is(start + 1, "-") ? start + 2 : start + 1;
            if (words.is(next, "priority") || words.is(next, "prio")) {
                return new Match<>(level, next + 1);
            }
        }
        if (words.is(start, "priority") || words.is(start, "prio")) {
            int next = start + 1;
            while (words.is(next, ":") || words.is(next, "is") || words.is(next, "=") || words.is(next, "level")) {
                next++;
            }
            if (words.isNumber(next)) {
                return numbered(words, next);
            }
            if (words.is(next, "p") && words.isGlued(next + 1)) {
                return numbered(words, next + 1);
            }
            Integer after = LEVELS.get(words.word(next));
            return after == null ? null : new Match<>(after, next + 1);
        }
        return null;
    }

    /** "urgent" and the like, which mean a priority only where they stand alone: before a sign, or at the end. */
    static Match<Integer> alone(Words words, int at, int from, int to) {
        int start = words.is(at, "it's") || words.is(at, "its") || words.is(at, "very") || words.is(at, "really") ? at + 1 : at;
        Integer level = switch (words.word(start)) {
            case "urgent", "urgently", "critical" -> 1;
            case "important", "asap" -> words.is(start, "asap") ? null : (Integer) 2;
            default -> null;
        };
        if (level == null) {
            return null;
        }
        boolean first = at == from && start + 1 < to && words.get(start + 1).isSign() && !words.is(start + 1, "-");
        boolean last = start + 1 >= to || onlySigns(words, start + 1, to);
        boolean verb = words.is(at - 1, "is") || words.is(at - 1, "are") || words.is(at - 1, "something") || words.is(at - 1, "nothing");
        if (words.is(start, "urgently") || (first || last && at > from && !verb)) {
            return new Match<>(level, first ? start + 2 : start + 1);
        }
        return null;
    }

    private static boolean onlySigns(Words words, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!words.get(at).isSign()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGluedToWord(Words words, int at) {
        return words.isGlued(at) && !words.get(at - 1).isSign();
    }

    private static Match<Integer> numbered(Words words, int at) {
        boolean valid = words.isNumber(at) && words.word(at).length() == 1 && words.word(at).charAt(0) >= '1' && words.word(at).charAt(0) <= '4';
        return valid ? new Match<>(words.word(at).charAt(0) - '0', at + 1) : null;
    }
}
