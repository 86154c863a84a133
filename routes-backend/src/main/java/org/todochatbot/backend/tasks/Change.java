package org.todochatbot.backend.tasks;

import java.util.UUID;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Reminder;

/** One change to a task, to a reminder of it or to a person's settings: one event, one line of history, one step of an undo. */
public sealed interface Change {

    EventType type();

    /** The task after the change, its version being the sequence of the event; null where the change is about none. */
    TaskState task();

    /**
     * @param before null when the task is created
     * @param undoes id of the event of the change that this one takes back; null when it is no undo
     * @param redoes id of the event of the change that was taken back and is brought back by this one; null when it is no redo
     */
    record OfTask(EventType type, TaskState before, TaskState task, UUID undoes, UUID redoes) implements Change {

        public OfTask(EventType type, TaskState before, TaskState task) {
            this(type, before, task, null, null);
        }
    }

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
