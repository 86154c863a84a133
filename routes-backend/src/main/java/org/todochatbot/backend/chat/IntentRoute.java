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
            case LIST_TASKS, SHOW_MORE -> "task-list";
            case SHOW_FILTER -> "filter-show";
            case LIST_FILTERS -> "filter-list";
            case LIST_TAGS -> "tag-list";
            case COMPLETE_TASK -> "task-complete";
            case REOPEN_TASK -> "task-reopen";
            case UPDATE_TASK -> "task-update";
            case DELETE_TASK -> "task-delete";
            case SKIP_TASK -> "task-skip";
            case ADD_TO_CHECKLIST, TICK_CHECKLIST, UNTICK_CHECKLIST, REMOVE_FROM_CHECKLIST -> "checklist-change";
            case SET_REMINDER -> "reminder-set";
            case MOVE_REMINDER -> "reminder-move";
            case SNOOZE_REMINDER -> "reminder-snooze";
            case CANCEL_REMINDER -> "reminder-cancel";
            case LIST_REMINDERS -> "reminder-list";
            case UNDO -> "change-undo";
            case REDO -> "change-redo";
            case SHOW_INSIGHTS -> "insights-show";
            case CHANGE_SETTINGS, SAVE_FILTER, FORGET_FILTER -> "settings-change";
            case SHOW_SETTINGS -> "settings-show";
            case IMPORT_TASKS -> "task-import";
            case CONFIRM, DENY, CHOOSE, DISMISS, HELP, SMALLTALK -> "talk-answer";
            // What is corrected is another command by now.
            case OUT_OF_SCOPE, CORRECT -> "not-understood";
        };
    }
}
