package org.todochatbot.backend.transaction;

import java.time.ZoneId;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.transaction.TransactionPolicy;

/**
 * A transaction in the name of the exchange variable {@code actor}: row-level security shows it nothing of anybody
 * else, and one person's transactions run one after another, so that their events are in one order.
 */
@Component("personTransaction")
public class PersonTransaction extends TransactionPolicy {

    private final JdbcTemplate jdbc;

    public PersonTransaction(TransactionTemplate template, JdbcTemplate jdbc) {
        super(template);
        this.jdbc = jdbc;
    }

    @Override
    protected void enter(Exchange exchange) {
        Actor actor = exchange.getVariable("actor", Actor.class);
        UUID person = actor.personId();
        jdbc.queryForObject("select set_config('app.person_id', ?, true)", String.class, person.toString());
        Row row = lock(person);
        if (row == null) {
            // Nobody who speaks, but what comes in the name of somebody who is not there.
            if (actor.zone() == null) {
                throw new AccountDeleted();
            }
            jdbc.update("insert into person (id, zone) values (?, ?) on conflict do nothing", person, actor.zone().getId());
            row = lock(person);
        }
        if (row.deleted()) {
            throw new AccountDeleted();
        }
        String zone = row.zone();
        if (actor.zone() == null) {
            exchange.setVariable("actor", new Actor(person, ZoneId.of(zone)));
        } else if (!actor.zone().getId().equals(zone)) {
            jdbc.update("update person set zone = ? where id = ?", actor.zone().getId(), person);
        }
    }

    private Row lock(UUID person) {
        return jdbc.query(
                        "select zone, deleted_at is not null from person where id = ? for update",
                        (rows, i) -> new Row(rows.getString(1), rows.getBoolean(2)), person)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private record Row(String zone, boolean deleted) {}

    /** What still arrives in the name of somebody whose account is gone is refused. */
    public static class AccountDeleted extends Problem {
        AccountDeleted() {
            super(410, "Account deleted", "This account was deleted, and nothing of it is left.");
        }
    }
}
