package org.todochatbot.backend.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;
import org.todochatbot.contract.chat.Span;

/** What holds for any text at all, tried on mutations of the corpus and on noise. The seed makes every run the same. */
class AnyTextTest {

    private static final int TEXTS = 6_000;
    private static final int LONG = 20_000;
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC");
    private static final String NOISE = "abc XYZ 0123456789 ,.;:!?'\"#@/\\-+()[]{}<>|~`^$%&*_=\u00e9\u00df\u4e2d\u6587\u0440\u0443\u0441\u0627\u0644 \ud83c\udf82\u200b\u00a0\n\t";
    private final IntentChain chain = LocalReaders.chain();
    private final Random random = new Random(20260310);

    @Test
    void everyTextIsReadWithoutAnExceptionAndEveryPromiseHolds() {
        List<String> sentences = CorpusTest.corpus().stream().map(CorpusFormat.Entry::text).toList();
        for (int i = 0; i < TEXTS; i++) {
            String text = switch (random.nextInt(4)) {
                case 0 -> noise();
                case 1 -> mutated(sentences.get(random.nextInt(sentences.size())));
                case 2 -> shuffled(sentences.get(random.nextInt(sentences.size())), sentences.get(random.nextInt(sentences.size())));
                default -> sentences.get(random.nextInt(sentences.size())) + " " + sentences.get(random.nextInt(sentences.size()));
            };
            check(text, context());
        }
    }

    @Test
    void aVeryLongTextIsReadInTime() {
        for (String piece : List.of("remind me to ", "every monday and ", "a", "1 ", "\"", "buy milk, ", "(", "tomorrow at 5 ", "delete the reminder for ")) {
            String text = piece.repeat(LONG / piece.length());
            long start = System.nanoTime();
            check(text, context());
            assertThat((System.nanoTime() - start) / 1_000_000_000.0).as("seconds for %s", piece).isLessThan(20);
        }
    }

    /** As long as a text may be that is looked into: what is tried for each part must not be tried for each set of parts. */
    @Test
    void aSentenceOfManyPartsIsReadInTime() {
        for (String piece : List.of("milk, ", "buy milk, ", "buy but ", "milk and ", "all but ", "gym to friday and ", "call Bob at 5, ")) {
            for (String begin : List.of("add ", "move ", "")) {
                String text = begin + piece.repeat(90 / piece.strip().split(" ").length);
                long start = System.nanoTime();
                check(text, context());
                assertThat((System.nanoTime() - start) / 1_000_000_000.0).as("seconds for %s%s…", begin, piece).isLessThan(5);
            }
        }
    }

    @Test
    void theSameTextAndMomentGiveTheSameReading() {
        ReadingContext context = context();
        for (CorpusFormat.Entry entry : CorpusTest.corpus()) {
            assertThat(chain.read(entry.text(), context)).isEqualTo(chain.read(entry.text(), context));
        }
    }

    private void check(String text, ReadingContext context) {
        Reading reading = chain.read(text, context);
        assertThat(reading.text().equals(text)).isTrue();
        assertThat(reading.confidence()).as(start(text)).isBetween(0.0, 1.0);
        assertThat(reading.commands()).as(start(text)).isNotEmpty();
        assertThat(Json.MAPPER.valueToTree(reading).toString()).isNotEmpty();
        for (Command command : reading.commands()) {
            // "Add a task" has none, and is asked for it.
            if (command.intent() == Intent.CREATE_TASK && command.title() != null) {
                assertThat(command.title()).as(start(text)).isNotBlank();
                titleIsCoveredBySpans(text, command);
            }
            for (Span span : command.spans()) {
                assertThat(span.from()).as(start(text)).isBetween(0, text.length());
                assertThat(text.substring(span.from(), span.to()).equals(span.text())).as(start(text)).isTrue();
            }
            if (command.recurrence() != null) {
                assertThat(isRule(command.recurrence())).as("%s: %s", start(text), command.recurrence()).isTrue();
            }
            if (command.priority() != null) {
                assertThat(command.priority()).isBetween(1, 4);
            }
        }
    }

    /** No span of a time, tag or priority overlaps one of the title: what was understood was cut, and nothing else. */
    private static void titleIsCoveredBySpans(String text, Command command) {
        List<Span> title = command.spans().stream().filter(span -> span.readAs().equals("title")).toList();
        for (Span cut : command.spans()) {
            if (List.of("due", "remindAt", "recurrence", "duration", "tag", "priority", "remindBefore").contains(cut.readAs())) {
                assertThat(title)
                        .as("%s: %s", start(text), start(cut.text()))
                        .extracting(kept -> kept.from() < cut.to() && cut.from() < kept.to()).doesNotContain(true);
            }
        }
    }

    /** Enough of a text to find it again. */
    private static String start(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "\u2026" : text;
    }

    private static boolean isRule(String rule) {
        try {
            new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
            return true;
        } catch (InvalidRecurrenceRuleException e) {
            return false;
        }
    }

    private ReadingContext context() {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        ZonedDateTime now = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, zone).plusMinutes(random.nextInt(2 * 365 * 24 * 60));
        return new ReadingContext(now, Expecting.values()[random.nextInt(Expecting.values().length)]);
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            text.append(NOISE.charAt(random.nextInt(NOISE.length())));
        }
        return text.toString();
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(4); edits > 0 && !mutated.isEmpty(); edits--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> mutated.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
            }
        }
        return mutated.toString();
    }

    private String shuffled(String one, String other) {
        List<String> words = new ArrayList<>(List.of((one + " " + other).split(" ")));
        Collections.shuffle(words, random);
        return String.join(" ", words);
    }
}
