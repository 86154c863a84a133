package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff();

    @Test
    void eachDeathDoublesTheDelayUpToThirtySeconds() {
        assertThat(Stream.generate(() -> backOff.after(Duration.ZERO)).limit(9).map(Duration::toMillis))
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
    }

    @Test
    void aMinuteOfHealthIsForgiven() {
        Stream.generate(() -> backOff.after(Duration.ZERO)).limit(5).forEach(delay -> {
        });

        assertThat(backOff.after(Duration.ofSeconds(59))).isEqualTo(Duration.ofSeconds(16));
        assertThat(backOff.after(Duration.ofSeconds(60))).isEqualTo(Duration.ofMillis(500));
        assertThat(backOff.after(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
    }
}
