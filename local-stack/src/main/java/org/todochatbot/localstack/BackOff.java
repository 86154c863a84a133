package org.todochatbot.localstack;

import java.time.Duration;

/** How long to wait before a part that died is started again: half a second, doubled each time, at most thirty seconds. */
final class BackOff {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    /** A part that was healthy for this long starts from the first delay again. */
    static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The delay after a run in which the part was healthy for {@code healthy} (zero when it never was). */
    Duration after(Duration healthy) {
        if (healthy.compareTo(FORGIVEN_AFTER) >= 0) {
            next = FIRST;
        }
        Duration delay = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return delay;
    }
}
