package org.todochatbot.backend.intent.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a message, against which the model's words are held: it may choose among them and add none. */
final class SaidWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

    private final Set<String> words = new HashSet<>();

    SaidWords(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(lowerCase(word.group()));
        }
    }

    /** @throws UnusableAnswer when it has no word, one that was not said, a sign that cannot be seen, or is too long */
    String own(String phrase, int longest) throws UnusableAnswer {
        String stripped = phrase.strip();
        if (stripped.length() > longest) {
            throw new UnusableAnswer("too long");
        }
        if (UNSEEN.matcher(stripped).find()) {
            throw new UnusableAnswer("control characters");
        }
        boolean any = false;
        Matcher word = WORD.matcher(stripped);
        while (word.find()) {
            any = true;
            if (!words.contains(lowerCase(word.group()))) {
                throw new UnusableAnswer("a word that was not said");
            }
        }
        if (!any) {
            throw new UnusableAnswer("no words");
        }
        return stripped;
    }

    private static String lowerCase(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
