package org.todochatbot.backend.transaction;

import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.kamelets.transaction.TransactionPolicy;

/**
 * A transaction in the name of the exchange variable {@code actor} that takes no lock on the person: for reading, and for
 * what may happen in any order.
 */
@Component("personReading")
public class PersonReading extends TransactionPolicy {

    private final JdbcTemplate jdbc;

    public PersonReading(TransactionTemplate template, JdbcTemplate jdbc) {
        super(template);
        this.jdbc = jdbc;
    }

    @Override
    protected void enter(Exchange exchange) {
        UUID person = exchange.getVariable("actor", Actor.class).personId();
        jdbc.queryForObject("select set_config('app.person_id', ?, true)", String.class, person.toString());
    }
}
