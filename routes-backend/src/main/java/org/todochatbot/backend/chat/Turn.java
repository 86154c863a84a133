package org.todochatbot.backend.chat;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.todochatbot.backend.conversation.Conversation;

/**
 * One message of a person and what is needed to answer it: the exchange variable {@code turn}.
 *
 * @param now when it was said, in the person's zone: the moment from which its times count
 * @param about the task that "this" means, where the client says it; else null
 * @param conversation what was spoken of before
 * @param confirmed whether the person has just confirmed what is to be done
 */
public record Turn(
        UUID personId,
        String messageId,
        String text,
        ZonedDateTime now,
        UUID about,
        Conversation conversation,
        boolean confirmed) {

    public Turn remembering(Conversation conversation) {
        return new Turn(personId, messageId, text, now, about, conversation, confirmed);
    }

    public Turn withConfirmation() {
        return new Turn(personId, messageId, text, now, about, conversation, true);
    }
}
