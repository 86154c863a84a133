package org.todochatbot.kamelets.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.Deadline;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private final Breakers breakers = new Breakers();
    private final CircuitBreaker backend = breakers.backendBreaker(breakers.circuitBreakers(new SimpleMeterRegistry()));

    @Test
    void aFullPoolIsNoFailureHoweverItIsTold() {
        fail(new ConnectionRequestTimeoutException("all in use"));
        fail(new RequestFailedException("Request execution failed", DeadlineTimeoutException.from(Deadline.MIN_VALUE)));

        assertThat(backend.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aBackendThatIsNotThereIsOne() {
        fail(new ConnectException("refused"));

        assertThat(backend.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    private void fail(Exception failure) {
        // As Camel's circuit breaker throws it.
        RuntimeException thrown = RuntimeCamelException.wrapRuntimeException(failure);
        IntStream.range(0, 10).forEach(i -> backend.onError(1, TimeUnit.MILLISECONDS, thrown));
    }
}
