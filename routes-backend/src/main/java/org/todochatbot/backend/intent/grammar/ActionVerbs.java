package org.todochatbot.backend.intent.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The verbs of {@code intent/verbs.txt}, which tasks begin with. */
final class ActionVerbs {

    private static final Set<String> VERBS = load();

    private ActionVerbs() {}

    private static Set<String> load() {
        try (InputStream in = ActionVerbs.class.getResourceAsStream("/intent/verbs.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean contains(String word) {
        return VERBS.contains(word);
    }
}
