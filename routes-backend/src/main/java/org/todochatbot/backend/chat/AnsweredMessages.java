package org.todochatbot.backend.chat;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The idempotency keys of chat messages: those of the replies that are stored, within the transaction of the person who
 * sent them. A message is known by its reply, so nothing is written before it is answered; of two at once the second waits
 * for the lock that {@code PersonTransaction} holds on the person, and is then a duplicate.
 *
 * <p>Camel's own JdbcMessageIdRepository selects and then inserts with no such lock, so that one of two at once fails.
 */
@Component
public class AnsweredMessages extends ServiceSupport implements IdempotentRepository {

    private final JdbcTemplate jdbc;

    public AnsweredMessages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Only says whether it may go on: what adds the key is {@code store-reply.sql}. */
    @Override
    public boolean add(String messageId) {
        return !contains(messageId);
    }

    @Override
    public boolean contains(String messageId) {
        return !jdbc.queryForList(
                        "select 1 from answered_message where person_id = app_person_id() and message_id = ?", messageId)
                .isEmpty();
    }

    /** Never called with {@code removeOnFailure(false)}: a rollback removes the key. */
    @Override
    public boolean remove(String messageId) {
        return false;
    }

    /** The commit confirms. */
    @Override
    public boolean confirm(String messageId) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("idempotency keys are what keeps a message from being done twice");
    }
}
