package org.todochatbot.contract.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The CloudEvents types, each with the topic that carries it. */
public enum EventType {
    TASK_CREATED(Topic.TASK_EVENTS),
    TASK_UPDATED(Topic.TASK_EVENTS),
    TASK_DELETED(Topic.TASK_EVENTS),
    TASK_RESTORED(Topic.TASK_EVENTS),
    ACCOUNT_DELETED(Topic.TASK_EVENTS),
    /** About no task: its subject is the person. */
    SETTINGS_CHANGED(Topic.TASK_EVENTS),
    TASK_COMPLETED(Topic.TASK_UPDATES),
    TASK_REOPENED(Topic.TASK_UPDATES),
    REMINDER_SCHEDULED(Topic.REMINDERS),
    REMINDER_FIRED(Topic.REMINDERS),
    REMINDER_SNOOZED(Topic.REMINDERS),
    REMINDER_CANCELLED(Topic.REMINDERS),
    CHAT_COMMAND(Topic.CHAT_COMMANDS),
    CHAT_REPLIED(Topic.CHAT_REPLIES);

    private final String topic;

    EventType(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /** Whether its data holds a task: some are about a person and no task. */
    public boolean isAboutTask() {
        return this != ACCOUNT_DELETED && this != SETTINGS_CHANGED && this != CHAT_COMMAND && this != CHAT_REPLIED;
    }

    /** The name on the wire, such as {@code task-created}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when no type has this id */
    @JsonCreator
    public static EventType of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
