package org.todochatbot.backend.outbox;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class PaceTest {

    private final Clock clock = mock(Clock.class);
    private final Pace pace = new Pace(Duration.ofMillis(10), Duration.ofMillis(300), clock);

    @Test
    void aRunIsWaitedForNineTimesWhatTheLastOneTook() throws InterruptedException {
        run(30);

        assertThat(pace.pause()).hasMillis(270);
    }

    @Test
    void noPauseIsShorterOrLongerThanItsBounds() throws InterruptedException {
        run(1);
        assertThat(pace.pause()).hasMillis(10);

        run(10_000);
        assertThat(pace.pause()).hasMillis(300);
    }

    @Test
    void aRunThatFailedCountsForNothing() throws InterruptedException {
        run(30);
        when(clock.millis()).thenReturn(60_000L);

        assertThat(pace.pause()).hasMillis(270);
    }

    @Test
    @Timeout(10)
    void whoeverCannotWaitCutsThePauseThatIsAndNoLaterOne() throws InterruptedException {
        Pace slow = new Pace(Duration.ofMillis(10), Duration.ofHours(1), clock);
        slow.rest();
        when(clock.millis()).thenReturn(Duration.ofHours(1).toMillis());
        slow.over();
        slow.hurry();
        slow.hurry();

        slow.rest();

        Thread second = Thread.ofVirtual().start(() -> {
            try {
                slow.rest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(second.join(Duration.ofMillis(200))).isFalse();
        slow.hurry();
        second.join();
    }

    private void run(long millis) throws InterruptedException {
        when(clock.millis()).thenReturn(0L);
        pace.rest();
        when(clock.millis()).thenReturn(millis);
        pace.over();
    }
}
