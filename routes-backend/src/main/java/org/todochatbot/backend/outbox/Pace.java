package org.todochatbot.backend.outbox;

import java.time.Clock;
import java.time.Duration;

/**
 * The pause before each run of a route that one thread runs: four times what the last run took, within bounds, so that there
 * is more to do at once when the machine is busy.
 */
final class Pace {

    private static final int PAUSES_PER_RUN = 4;

    private final Duration shortest;
    private final Duration longest;
    private final Clock clock;
    private long begunMillis;
    private long tookMillis;

    Pace(Duration shortest, Duration longest, Clock clock) {
        this.shortest = shortest;
        this.longest = longest;
        this.clock = clock;
    }

    /** Milliseconds until the next run, which begins then. */
    public long pause() {
        long pause = Math.clamp(PAUSES_PER_RUN * tookMillis, shortest.toMillis(), longest.toMillis());
        begunMillis = clock.millis() + pause;
        return pause;
    }

    /** The run is over. One that fails is not, and counts for nothing. */
    public void over() {
        tookMillis = clock.millis() - begunMillis;
    }
}
