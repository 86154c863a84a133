package org.todochatbot.kamelets.transaction;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the steps it spans in one database transaction, which commits only when they end without an exception.
 *
 * <p>Camel's own {@code transacted()} makes a single attempt whatever error handler stands around it, and commits a
 * failure that an error handler inside has handled. So the route that uses this policy has {@code noErrorHandler()}, and
 * the route that calls it redelivers: each attempt is a transaction of its own. Everything stays on one thread.
 */
public abstract class TransactionPolicy implements Policy {

    private final TransactionTemplate template;

    protected TransactionPolicy(TransactionTemplate template) {
        this.template = template;
    }

    /** Says to the database in whose name the transaction works. */
    protected abstract void enter(Exchange exchange);

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing to prepare.
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> template.executeWithoutResult(status -> {
            enter(exchange);
            try {
                steps.process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
            if (exchange.getException() != null || exchange.isRollbackOnly()) {
                status.setRollbackOnly();
            }
        });
    }
}
