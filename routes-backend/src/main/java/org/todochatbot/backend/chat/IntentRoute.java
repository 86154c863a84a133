package org.todochatbot.backend.chat;

import org.apache.camel.Body;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.chat.Command;

/** Which route carries out a command: one for each intent. */
@Component
public class IntentRoute {

    public String of(@Body Command command) {
        return switch (command.intent()) {
            case CREATE_TASK -> "task-create";
            case LIST_TASKS -> "task-list";
            case COMPLETE_TASK -> "task-complete";
            case REOPEN_TASK -> "task-reopen";
            case UPDATE_TASK -> "task-update";
            case DELETE_TASK -> "task-delete";
            case SET_REMINDER -> "reminder-set";
            case MOVE_REMINDER -> "reminder-move";
            case SNOOZE_REMINDER -> "reminder-snooze";
            case CANCEL_REMINDER -> "reminder-cancel";
            case LIST_REMINDERS -> "reminder-list";
            case UNDO -> "change-undo";
            case REDO -> "change-redo";
            case SHOW_INSIGHTS -> "insights-show";
            case CONFIRM, DENY, CHOOSE, CORRECT, DISMISS, HELP, SMALLTALK, OUT_OF_SCOPE -> "talk-answer";
        };
    }
}
