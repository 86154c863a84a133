package org.todochatbot.contract.event;

/** The Kafka topics. Task topics keep everything: they are the audit trail and the source of a rebuild. */
public final class Topic {

    public static final String TASK_EVENTS = "task-events";
    public static final String TASK_UPDATES = "task-updates";
    public static final String REMINDERS = "reminders";
    public static final String CHAT_COMMANDS = "chat-commands";
    public static final String CHAT_REPLIES = "chat-replies";

    private Topic() {}

    /** Where what could not be handled goes, with its cause. */
    public static String deadLetter(String topic) {
        return topic + "-dead-letter";
    }
}
