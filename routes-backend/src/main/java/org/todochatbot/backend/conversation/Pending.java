package org.todochatbot.backend.conversation;

import java.util.List;
import java.util.UUID;
import org.todochatbot.contract.chat.Command;

/**
 * A question that waits for its answer.
 *
 * @param command what will be done once it is answered
 * @param options the tasks to choose from, or those that a confirmation will touch
 */
public record Pending(Question question, Command command, List<UUID> options) {

    public enum Question {
        /** Which of the options is meant? */
        WHICH,
        /** Really do it? */
        SURE,
        /** At what time? */
        WHEN
    }
}
