package org.todochatbot.backend.chat;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The idempotency keys of chat messages, in the table that also keeps their replies, within the transaction of the
 * person who sent them.
 *
 * <p>Camel's own JdbcMessageIdRepository selects and then inserts, so that one of two at once fails; here the second
 * waits for the first to commit and is then a duplicate.
 */
@Component
public class AnsweredMessages extends ServiceSupport implements IdempotentRepository {

    private final JdbcTemplate jdbc;

    public AnsweredMessages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(String messageId) {
        return jdbc.update(
                        "insert into answered_message (person_id, message_id) values (app_person_id(), ?)"
                                + " on conflict do nothing",
                        messageId)
                == 1;
    }

    @Override
    public boolean contains(String messageId) {
        return !jdbc.queryForList("select 1 from answered_message where message_id = ?", messageId).isEmpty();
    }

    /** Never called with {@code removeOnFailure(false)}: a rollback removes the key. */
    @Override
    public boolean remove(String messageId) {
        return false;
    }

    /** Adding is enough: the commit confirms. */
    @Override
    public boolean confirm(String messageId) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("idempotency keys are what keeps a message from being done twice");
    }
}
