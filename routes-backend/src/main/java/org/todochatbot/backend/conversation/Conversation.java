package org.todochatbot.backend.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.todochatbot.backend.intent.Expecting;
import org.todochatbot.contract.chat.Command;

/**
 * What a person and the chat have spoken of, kept in Dapr state for a day.
 *
 * @param listed the tasks shown last, in the order shown: "the second one"
 * @param focus the tasks spoken of last: "this", "both"
 * @param last what was done last: "no, tomorrow" corrects it; null when nothing was
 * @param pending what was asked and not yet answered; null when nothing was
 * @param justChanged whether the last message changed something
 * @param listing the list shown last: "more" goes on with it; null when none was
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Conversation(
        List<UUID> listed, List<UUID> focus, Command last, boolean justChanged, Pending pending, Listing listing) {

    public static final Conversation EMPTY = new Conversation(List.of(), List.of(), null, false, null, null);

    public Conversation {
        listed = listed == null ? List.of() : List.copyOf(listed);
        focus = focus == null ? List.of() : List.copyOf(focus);
    }

    public Conversation speakingOf(List<UUID> tasks) {
        return new Conversation(listed, tasks, last, justChanged, pending, listing);
    }

    /** What the parser should expect after the last question. */
    public Expecting expecting() {
        if (pending == null) {
            return Expecting.NOTHING;
        }
        return switch (pending.question()) {
            case WHICH -> Expecting.CHOICE;
            case SURE -> Expecting.CONFIRMATION;
            case WHEN -> Expecting.WHEN;
        };
    }
}
