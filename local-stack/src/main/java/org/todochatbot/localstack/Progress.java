package org.todochatbot.localstack;

import java.time.Duration;
import java.util.Locale;

/** Where the stack says what it is doing: the console for {@code ./run}, a log or nothing for a test. */
@FunctionalInterface
public interface Progress {

    void say(String line);

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
