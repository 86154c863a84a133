package org.todochatbot.backend.outbox;

import java.time.Clock;
import java.time.Duration;

/**
 * The pause before each round of a route that one thread runs: nine times what the last round took, so that rounds take a
 * tenth of the time at most and find more to do when the machine is busy.
 */
final class Pace {

    private static final int PAUSES_PER_ROUND = 9;

    private final Duration shortest;
    private final Duration longest;
    private final Clock clock;
    private long begun;
    private long took;

    Pace(Duration shortest, Duration longest, Clock clock) {
        this.shortest = shortest;
        this.longest = longest;
        this.clock = clock;
    }

    /** Milliseconds until the next round, which begins then. */
    public long pause() {
        long pause = Math.clamp(PAUSES_PER_ROUND * took, shortest.toMillis(), longest.toMillis());
        begun = clock.millis() + pause;
        return pause;
    }

    /** The round is over. One that fails is not, and counts for nothing. */
    public void over() {
        took = clock.millis() - begun;
    }
}
