package org.todochatbot.contract.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person may want: a closed set, described with examples in {@code docs/intents.md}. */
public enum Intent {
    CREATE_TASK,
    LIST_TASKS,
    COMPLETE_TASK,
    REOPEN_TASK,
    UPDATE_TASK,
    DELETE_TASK,
    SET_REMINDER,
    MOVE_REMINDER,
    SNOOZE_REMINDER,
    CANCEL_REMINDER,
    LIST_REMINDERS,
    UNDO,
    REDO,
    SHOW_INSIGHTS,
    CONFIRM,
    DENY,
    CHOOSE,
    CORRECT,
    DISMISS,
    HELP,
    SMALLTALK,
    OUT_OF_SCOPE,
    // Below are those that the grammar alone reads: the classifier has learned the ones above.
    SKIP_TASK,
    ADD_TO_CHECKLIST,
    TICK_CHECKLIST,
    UNTICK_CHECKLIST,
    REMOVE_FROM_CHECKLIST,
    SHOW_MORE,
    SAVE_FILTER,
    SHOW_FILTER,
    FORGET_FILTER,
    LIST_FILTERS,
    LIST_TAGS,
    CHANGE_SETTINGS,
    SHOW_SETTINGS,
    /** No sentence asks for it: a document does. */
    IMPORT_TASKS;

    /** The name used in JSON, in the docs and for the route that carries it out, such as {@code create-task}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it does or shows something, and is not an answer or talk. */
    public boolean isCommand() {
        return switch (this) {
            case CREATE_TASK, LIST_TASKS, COMPLETE_TASK, REOPEN_TASK, UPDATE_TASK, DELETE_TASK, SET_REMINDER, MOVE_REMINDER,
                    SNOOZE_REMINDER, CANCEL_REMINDER, LIST_REMINDERS, UNDO, REDO, SHOW_INSIGHTS, SKIP_TASK, ADD_TO_CHECKLIST,
                    TICK_CHECKLIST, UNTICK_CHECKLIST, REMOVE_FROM_CHECKLIST, SHOW_MORE, SAVE_FILTER, SHOW_FILTER,
                    FORGET_FILTER, LIST_FILTERS, LIST_TAGS, CHANGE_SETTINGS, SHOW_SETTINGS, IMPORT_TASKS -> true;
            case CONFIRM, DENY, CHOOSE, CORRECT, DISMISS, HELP, SMALLTALK, OUT_OF_SCOPE -> false;
        };
    }

    /** @throws IllegalArgumentException when no intent has this id */
    @JsonCreator
    public static Intent of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
