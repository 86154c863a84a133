package org.todochatbot.backend.tasks;

import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Reminder;

/** One change to a task, to a reminder of it or to a person's settings: one event, one line of history, one step of an undo. */
public sealed interface Change {

    EventType type();

    /** The task after the change, its version being the sequence of the event; null where the change is about none. */
    TaskState task();

    /** @param before null when the task is created */
    record OfTask(EventType type, TaskState before, TaskState task) implements Change {}

    /**
     * @param before null when the reminder is created
     * @param notification what the person is told, when it fires
     */
    record OfReminder(EventType type, TaskState task, Reminder before, Reminder after, Notification notification)
            implements Change {

        public OfReminder(EventType type, TaskState task, Reminder before, Reminder after) {
            this(type, task, before, after, null);
        }
    }

    /** @param version counts the changes of the person's settings: the sequence of the event */
    record OfSettings(Settings before, Settings after, long version) implements Change {

        @Override
        public EventType type() {
            return EventType.SETTINGS_CHANGED;
        }

        @Override
        public TaskState task() {
            return null;
        }
    }
}
