package org.todochatbot.events.record;

import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.kamelets.transaction.TransactionPolicy;

/** A transaction that records everybody's events, as the role {@code insights_system}. */
@Component("recordingTransaction")
public class RecordingTransaction extends TransactionPolicy {

    private final JdbcTemplate jdbc;

    public RecordingTransaction(TransactionTemplate template, JdbcTemplate jdbc) {
        super(template);
        this.jdbc = jdbc;
    }

    @Override
    protected void enter(Exchange exchange) {
        jdbc.execute("set local role insights_system");
    }
}
