package org.todochatbot.backend.chat;

import java.util.List;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.contract.chat.Command;

/**
 * How a message ended, as the counter {@value #METRIC} has it by the tag {@code outcome}. The share that was understood
 * and done at the first try is {@code (done - corrected) / (done + asked + lost)}: a correction or an undo speaks of a
 * message that was counted as done before.
 */
public enum ChatOutcome {
    DONE,
    /** The chat asked back. */
    ASKED,
    /** Nothing was understood. */
    LOST,
    /** It took back or put right what was done before. */
    CORRECTED;

    public static final String METRIC = "todo.chat.messages";

    static ChatOutcome of(List<Command> commands, Pending pending) {
        if (pending != null) {
            return ASKED;
        }
        ChatOutcome outcome = DONE;
        for (Command command : commands) {
            switch (command.intent()) {
                case OUT_OF_SCOPE -> {
                    return LOST;
                }
                case UNDO, CORRECT -> outcome = CORRECTED;
                default -> {}
            }
        }
        return outcome;
    }

    String id() {
        return name().toLowerCase();
    }
}
