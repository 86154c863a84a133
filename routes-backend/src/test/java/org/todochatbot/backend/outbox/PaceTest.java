package org.todochatbot.backend.outbox;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class PaceTest {

    private final Clock clock = mock(Clock.class);
    private final Pace pace = new Pace(Duration.ofMillis(100), Duration.ofMillis(300), clock);

    @Test
    void aRunIsWaitedForFourTimesWhatTheLastOneTook() {
        assertThat(pauseAfterRunOf(30)).isEqualTo(120);
    }

    @Test
    void noPauseIsShorterOrLongerThanItsBounds() {
        assertThat(pauseAfterRunOf(5)).isEqualTo(100);
        assertThat(pauseAfterRunOf(10_000)).isEqualTo(300);
    }

    @Test
    void aRunThatFailedCountsForNothing() {
        pauseAfterRunOf(30);
        when(clock.millis()).thenReturn(60_000L);

        assertThat(pace.pause()).isEqualTo(120);
    }

    private long pauseAfterRunOf(long millis) {
        when(clock.millis()).thenReturn(0L);
        long pause = pace.pause();
        when(clock.millis()).thenReturn(pause + millis);
        pace.over();
        return pace.pause();
    }
}
