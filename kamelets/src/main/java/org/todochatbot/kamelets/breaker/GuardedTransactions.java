package org.todochatbot.kamelets.breaker;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that fail at once, as with a database that is away, when it was away a moment ago. */
class GuardedTransactions extends TransactionTemplate {

    private final transient CircuitBreaker breaker;

    GuardedTransactions(PlatformTransactionManager manager, CircuitBreaker breaker) {
        super(manager);
        this.breaker = breaker;
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        try {
            return breaker.executeSupplier(() -> super.execute(action));
        } catch (CallNotPermittedException e) {
            throw new CannotCreateTransactionException("the database did not answer a moment ago", e);
        }
    }
}
