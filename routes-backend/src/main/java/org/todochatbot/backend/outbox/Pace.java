package org.todochatbot.backend.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The pause before each run of a route that one thread runs: nine times what the last run took, within bounds, so that there
 * is more to do at once when the machine is busy. Whoever cannot wait that long cuts it to the shortest.
 */
final class Pace {

    private static final int PAUSES_PER_RUN = 9;

    private final Duration shortest;
    private final Duration longest;
    private final Clock clock;
    private final Semaphore hurry = new Semaphore(0);
    private long begunMillis;
    private long tookMillis;

    Pace(Duration shortest, Duration longest, Clock clock) {
        this.shortest = shortest;
        this.longest = longest;
        this.clock = clock;
    }

    /** Waits until the next run, which begins then. */
    void rest() throws InterruptedException {
        Thread.sleep(shortest);
        hurry.tryAcquire(pause().minus(shortest).toMillis(), TimeUnit.MILLISECONDS);
        hurry.drainPermits();
        begunMillis = clock.millis();
    }

    /** The pause that is, or the next one, is the shortest. */
    void hurry() {
        hurry.release();
    }

    /** The run is over. One that fails is not, and counts for nothing. */
    void over() {
        tookMillis = clock.millis() - begunMillis;
    }

    Duration pause() {
        return Duration.ofMillis(Math.clamp(PAUSES_PER_RUN * tookMillis, shortest.toMillis(), longest.toMillis()));
    }
}
