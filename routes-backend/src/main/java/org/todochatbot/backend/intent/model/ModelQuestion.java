package org.todochatbot.backend.intent.model;

import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HexFormat;
import java.util.Locale;
import org.todochatbot.backend.intent.Expecting;
import org.todochatbot.backend.intent.ReadingContext;

/** What is sent to the model of one message: its text, the moment, the zone, what was asked before, and nothing else. */
public final class ModelQuestion {

    /** What the model is told before every message. */
    public static final String INSTRUCTIONS = ModelResource.text("model-instructions.txt");

    /** The JSON Schema that its answer has to fit. */
    public static final String SCHEMA = ModelResource.text("model-answer.schema.json");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final int FENCE_BYTES = 16;

    private ModelQuestion() {}

    /** The text stands between two lines that nobody can foresee, so no text can end them early. */
    public static String of(String text, ReadingContext context) {
        byte[] random = new byte[FENCE_BYTES];
        RANDOM.nextBytes(random);
        String code = HexFormat.of().formatHex(random);
        return """
                now: %s, %s
                zone: %s
                asked before: %s
                BEGIN %s
                %s
                END %s
                """.formatted(
                context.now().format(LOCAL),
                context.now().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                context.now().getZone().getId(),
                asked(context.expecting()),
                code, text, code);
    }

    private static String asked(Expecting expecting) {
        return switch (expecting) {
            case NOTHING -> "nothing";
            case CONFIRMATION -> "yes or no?";
            case CHOICE -> "which of several tasks?";
            case WHEN -> "when?";
        };
    }
}
