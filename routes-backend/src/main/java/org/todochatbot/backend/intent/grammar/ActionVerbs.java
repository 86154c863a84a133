package org.todochatbot.backend.intent.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The verbs of {@code intent/verbs.txt}, which tasks begin with, and their past forms. */
final class ActionVerbs {

    private static final Set<String> VERBS = lines("/intent/verbs.txt").stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, String> BY_PAST_FORM = byPastForm();

    private ActionVerbs() {}

    static boolean contains(String word) {
        return VERBS.contains(word);
    }

    /** @return the verb of which this is a past form, "buy" for "bought" and "call" for "called"; null when it is none */
    static String ofPastForm(String word) {
        return BY_PAST_FORM.get(word);
    }

    private static Map<String, String> byPastForm() {
        Map<String, String> verbs = new HashMap<>();
        for (String verb : VERBS) {
            verbs.put(regularPastForm(verb), verb);
            verbs.put(verb + verb.charAt(verb.length() - 1) + "ed", verb);
        }
        for (List<String> forms : lines("/intent/irregular-verbs.txt")) {
            verbs.remove(regularPastForm(forms.getFirst()));
            forms.subList(1, forms.size()).forEach(past -> verbs.put(past, forms.getFirst()));
        }
        return Map.copyOf(verbs);
    }

    private static String regularPastForm(String verb) {
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        return verb.matches(".*[^aeiou]y") ? verb.substring(0, verb.length() - 1) + "ied" : verb + "ed";
    }

    /** The words of each line that is no comment. */
    private static List<List<String>> lines(String resource) {
        try (InputStream in = ActionVerbs.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.strip().split("\\s+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
