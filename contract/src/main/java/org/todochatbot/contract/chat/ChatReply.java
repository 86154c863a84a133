package org.todochatbot.contract.chat;

import java.util.List;
import org.todochatbot.contract.task.Task;

/**
 * The answer to a message.
 *
 * @param reply plain text, which says what was understood
 * @param tasks what the reply speaks of, in its order
 * @param choices answers that the person may pick instead of typing
 * @param undoable whether "undo" takes back what this message did
 * @param queued true when nothing was done yet: the answer comes as a notification of the kind {@code reply}
 */
public record ChatReply(
        String messageId,
        String reply,
        List<Command> understood,
        List<Task> tasks,
        List<Choice> choices,
        boolean undoable,
        boolean queued) {}
