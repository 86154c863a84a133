package org.todochatbot.backend.transaction;

import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.kamelets.transaction.TransactionPolicy;

/** A transaction that works for everybody, as the role {@code todo_system}, which may do little: see the migrations. */
@Component("systemTransaction")
public class SystemTransaction extends TransactionPolicy {

    private final JdbcTemplate jdbc;

    public SystemTransaction(TransactionTemplate template, JdbcTemplate jdbc) {
        super(template);
        this.jdbc = jdbc;
    }

    @Override
    protected void enter(Exchange exchange) {
        jdbc.execute("set local role todo_system");
    }
}
