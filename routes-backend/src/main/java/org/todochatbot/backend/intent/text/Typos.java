package org.todochatbot.backend.intent.text;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Mends words of which one letter is wrong, missing, doubled or changed places with the next (Damerau's errors): those that
 * tell what is asked for or when. A title keeps what was written.
 */
final class Typos {

    private static final Set<String> MEANT = Set.of(
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "tonight", "weekend", "morning", "afternoon", "evening",
            "january", "february", "september", "october", "november", "december",
            "remind", "reminder", "reschedule", "postpone", "complete", "delete", "priority", "everything", "everyday");
    /** Words as near to them that are right. */
    private static final Set<String> RIGHT = Set.of(
            "reminded", "remainder", "sundae", "sundry", "mourning", "rewind", "remand", "compete", "competed", "moaning", "evenings", "deleted", "completed", "weekender");
    private static final int SHORTEST = 5;

    private Typos() {}

    /** @param word in lower case */
    static String mended(String word) {
        if (word.length() < SHORTEST || RIGHT.contains(word) || MEANT.contains(word)) {
            return word;
        }
        return MEANT.stream().filter(meant -> isSlipOf(word, meant)).findFirst().orElse(word);
    }

    /** Its plural, its past and its like are other words. */
    private static boolean isSlipOf(String word, String meant) {
        return word.charAt(0) == meant.charAt(0)
                && Math.abs(word.length() - meant.length()) <= 1
                && isOneEdit(word, meant)
                && Stream.of("s", "d", "r", "y").noneMatch(end -> word.equals(meant + end));
    }

    private static boolean isOneEdit(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String left = one.substring(same);
        String right = other.substring(same);
        if (left.length() != right.length()) {
            String longer = left.length() > right.length() ? left : right;
            return longer.substring(1).equals(left.length() > right.length() ? right : left);
        }
        boolean changedPlaces = left.length() >= 2 && left.charAt(0) == right.charAt(1) && left.charAt(1) == right.charAt(0)
                && left.substring(2).equals(right.substring(2));
        return changedPlaces || !left.isEmpty() && left.substring(1).equals(right.substring(1));
    }
}
