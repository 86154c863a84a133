package org.todochatbot.tests.dialogues;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.todochatbot.contract.chat.Intent;

/**
 * A conversation as it is written in {@code dialogues/*.txt}, and what its person wished for.
 *
 * <pre>
 * # name (the intents that it is about)
 * &gt; what the person says
 * &lt; a part of the answer to that
 * ~ wait for a notification
 * = a task at the end ; due +1d 17:00 ; p1 ; #tag ; repeats FREQ=DAILY ; from completion ; note a description ; done
 * @ a task ; when one is to be reminded of it
 * </pre>
 *
 * The lines with {@code =} and {@code @} are all tasks and all reminders to come; a bare {@code =} says that no task is
 * left. For moments see {@link Moment}.
 */
record Dialogue(String capability, String name, Set<Intent> about, List<Step> steps, List<String> tasks, List<String> reminders) {

    static final List<String> CAPABILITIES = List.of("tasks", "reminders", "recurring", "lists", "conversation");

    sealed interface Step {}

    record Say(String text) implements Step {}

    record Hear(String part) implements Step {}

    record AwaitNotification() implements Step {}

    static List<Dialogue> all() {
        return CAPABILITIES.stream().flatMap(capability -> read(capability).stream()).toList();
    }

    private static List<Dialogue> read(String capability) {
        List<Dialogue> dialogues = new ArrayList<>();
        Dialogue current = null;
        for (String line : text("/dialogues/" + capability + ".txt").lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            String rest = line.substring(1).strip();
            switch (line.charAt(0)) {
                case '#' -> {
                    int open = rest.lastIndexOf('(');
                    Set<Intent> about = new TreeSet<>();
                    for (String id : rest.substring(open + 1, rest.length() - 1).split(",")) {
                        about.add(Intent.of(id.strip()));
                    }
                    current = new Dialogue(
                            capability, rest.substring(0, open).strip(), about, new ArrayList<>(), new ArrayList<>(),
                            new ArrayList<>());
                    dialogues.add(current);
                }
                case '>' -> current.steps.add(new Say(rest));
                case '<' -> current.steps.add(new Hear(rest));
                case '~' -> current.steps.add(new AwaitNotification());
                case '=' -> {
                    if (!rest.isEmpty()) {
                        current.tasks.add(rest);
                    }
                }
                case '@' -> current.reminders.add(rest);
                default -> throw new IllegalArgumentException(capability + ".txt: not understood: " + line);
            }
        }
        return dialogues;
    }

    private static String text(String resource) {
        try (InputStream in = Dialogue.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
