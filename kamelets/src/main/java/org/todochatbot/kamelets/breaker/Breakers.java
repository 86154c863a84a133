package org.todochatbot.kamelets.breaker;

import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.apache.camel.util.ObjectHelper;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A circuit breaker for each thing that a service waits for: while it does not answer, nobody waits for it in vain. When half
 * of the last ten calls failed, of at least five, it is left alone for a second and then tried by three.
 *
 * <p>What is refused, a 4xx of one person's say, is an answer and no failure; and so is a full pool, the bulkhead.
 */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class}, before = TransactionAutoConfiguration.class)
public class Breakers {

    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

    @Bean
    public CircuitBreakerRegistry circuitBreakers(MeterRegistry metrics) {
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(1))
                .permittedNumberOfCallsInHalfOpenState(3)
                .build());
        breakers.getEventPublisher().onEntryAdded(added -> added.getAddedEntry().getEventPublisher().onStateTransition(
                event -> LOG.warn("Circuit breaker {}: {}", event.getCircuitBreakerName(), event.getStateTransition())));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        return breakers;
    }

    /** Around calls of the backend by Dapr: see the Kamelet {@code dapr-invoke-action}. */
    @Bean("breaker-routes-backend")
    public CircuitBreaker backendBreaker(CircuitBreakerRegistry breakers) {
        return breaker(breakers, "routes-backend");
    }

    /** Around calls of the events service by Dapr. */
    @Bean("breaker-routes-events")
    public CircuitBreaker eventsBreaker(CircuitBreakerRegistry breakers) {
        return breaker(breakers, "routes-events");
    }

    /**
     * Every transaction of a service goes through this template. When its breaker opens, the pool's idle connections are
     * closed: those to a database that is away may be half open, and would otherwise be found so one by one.
     */
    @Bean
    @ConditionalOnBean({PlatformTransactionManager.class, HikariDataSource.class})
    public TransactionTemplate guardedTransactions(
            PlatformTransactionManager manager, HikariDataSource pool, CircuitBreakerRegistry breakers) {
        CircuitBreaker breaker = breakers.circuitBreaker("database", CircuitBreakerConfig.from(breakers.getDefaultConfig())
                .recordException(failure -> isAway(failure, pool))
                .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN
                    && pool.getHikariPoolMXBean() != null && pool.getHikariPoolMXBean().getIdleConnections() > 0) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
        });
        return new GuardedTransactions(manager, breaker);
    }

    /** Not when all connections are at work, the bulkhead; nor when what somebody sent is beyond PostgreSQL's limits (class 54). */
    private static boolean isAway(Throwable failure, HikariDataSource pool) {
        boolean away = failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionSystemException;
        for (Throwable cause = failure; away && cause != null; cause = cause.getCause()) {
            boolean full = cause instanceof SQLTransientConnectionException
                    && pool.getHikariPoolMXBean() != null
                    && pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
            boolean beyondLimits = cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("54");
            away = !full && !beyondLimits;
        }
        return away;
    }

    private static CircuitBreaker breaker(CircuitBreakerRegistry breakers, String name) {
        return breakers.circuitBreaker(name, CircuitBreakerConfig.from(breakers.getDefaultConfig())
                .recordException(failure -> ObjectHelper.getException(IOException.class, failure) != null)
                .ignoreException(Breakers::isFull)
                .build());
    }

    /**
     * No connection was free in time, which the HTTP client tells in two ways, by whether it or its pool noticed first; Camel
     * wraps either.
     */
    private static boolean isFull(Throwable failure) {
        return ObjectHelper.getException(ConnectionRequestTimeoutException.class, failure) != null
                || ObjectHelper.getException(DeadlineTimeoutException.class, failure) != null;
    }
}
