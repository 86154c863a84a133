package org.todochatbot.backend.chat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.contract.settings.Settings;

/**
 * One message of a person and what is needed to answer it: the exchange variable {@code turn}.
 *
 * @param now when it was said, in the person's zone: the moment from which its times count
 * @param about the task that "this" means, where the client says it; else null
 * @param conversation what was spoken of before
 * @param confirmed whether the person has just confirmed what is to be done
 * @param settings of the person, as they were when the message was read
 */
public record Turn(
        UUID personId,
        String messageId,
        String text,
        ZonedDateTime now,
        UUID about,
        Conversation conversation,
        boolean confirmed,
        Settings settings) {

    public Turn remembering(Conversation conversation) {
        return new Turn(personId, messageId, text, now, about, conversation, confirmed, settings);
    }

    public Turn withConfirmation() {
        return new Turn(personId, messageId, text, now, about, conversation, true, settings);
    }

    /** In the zone that the person has set, if any, whatever the device says. */
    public Turn with(Settings settings) {
        ZonedDateTime local =
                settings.timezone() == null ? now : now.withZoneSameInstant(ZoneId.of(settings.timezone()));
        return new Turn(personId, messageId, text, local, about, conversation, confirmed, settings);
    }

    /** The same, said elsewhere. */
    public Turn in(ZoneId zone) {
        return new Turn(
                personId, messageId, text, now.withZoneSameInstant(zone), about, conversation, confirmed, settings);
    }

    /** Everything besides the text that its reading depends on. */
    public ReadingContext reading() {
        return new ReadingContext(now, conversation.expecting(), settings);
    }
}
