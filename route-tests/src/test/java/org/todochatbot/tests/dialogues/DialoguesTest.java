package org.todochatbot.tests.dialogues;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.tests.stack.OnTheStack;

/**
 * The project's own conversations end as their person wished, without help. Also {@code ./bench dialogues}, which prints
 * what this prints.
 */
@OnTheStack
class DialoguesTest {

    private static final double AIM = 0.95;
    private static final int AT_ONCE = 6;

    @Test
    void dialoguesEndAsTheirPersonWished() throws Exception {
        List<Dialogue> dialogues = Dialogue.all();
        Map<Dialogue, Future<List<String>>> runs = new LinkedHashMap<>();
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            dialogues.forEach(dialogue -> runs.put(dialogue, people.submit(() -> DialogueRun.of(dialogue))));
        }
        Map<String, Integer> asWished = new LinkedHashMap<>();
        Map<String, Integer> all = new LinkedHashMap<>();
        int good = 0;
        for (Map.Entry<Dialogue, Future<List<String>>> run : runs.entrySet()) {
            Dialogue dialogue = run.getKey();
            List<String> misses = run.getValue().get();
            good += misses.isEmpty() ? 1 : 0;
            all.merge(dialogue.capability(), 1, Integer::sum);
            asWished.merge(dialogue.capability(), misses.isEmpty() ? 1 : 0, Integer::sum);
            if (!misses.isEmpty()) {
                System.out.println("missed: " + dialogue.capability() + ": " + dialogue.name());
                misses.forEach(miss -> System.out.println("    " + miss));
            }
        }
        asWished.forEach((capability, count) ->
                System.out.printf("%-14s %3d of %3d as wished%n", capability, count, all.get(capability)));
        print(dialogues.size(), good);

        assertThat((double) good / dialogues.size()).isGreaterThanOrEqualTo(AIM);
    }

    @Test
    void dialoguesAreManyAndAboutEveryIntent() {
        Set<Intent> about = EnumSet.noneOf(Intent.class);
        Dialogue.all().forEach(dialogue -> about.addAll(dialogue.about()));

        // A file to import comes through a door of its own; nobody says it.
        assertThat(about).isEqualTo(EnumSet.complementOf(EnumSet.of(Intent.IMPORT_TASKS)));
        assertThat(Dialogue.all()).hasSizeGreaterThanOrEqualTo(100).allSatisfy(dialogue ->
                assertThat(dialogue.steps().stream().filter(Dialogue.Say.class::isInstance).count())
                        .as(dialogue.name()).isBetween(2L, 6L));
    }

    private static void print(int dialogues, int good) throws JsonProcessingException {
        double ratio = (double) good / dialogues;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "dialogues");
        line.put("figures", Map.of("dialogues", dialogues, "as wished", good, "share", ratio));
        line.put("reference", null);
        line.put("ratio", null);
        line.put("aims", Map.of("share >= 0.95", ratio >= AIM, "dialogues >= 100", dialogues >= 100));
        System.out.println(Json.MAPPER.writeValueAsString(line));
    }
}
