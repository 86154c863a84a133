package org.todochatbot.backend.reminders;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What a reminder's job carries, so that nothing is to be looked up when thousands are due at once. A hint only: whether the
 * reminder is that person's, and due, the database says when it is fired.
 *
 * @param remindAt as it was when the job was set
 */
record DueReminder(UUID reminderId, UUID personId, Instant remindAt) {

    DueReminder {
        Objects.requireNonNull(reminderId);
        Objects.requireNonNull(personId);
        Objects.requireNonNull(remindAt);
    }
}
