package org.todochatbot.contract.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;

/**
 * The data of every event: about a task, or else about the person's settings.
 *
 * @param task as it is after the change
 * @param deleted whether the task is deleted after the change
 * @param changed names of the task's properties that changed; empty where the task itself did not
 * @param reminder the reminder that the event is about, as it is after the change
 * @param notification what the person is told, in {@code reminder-fired}
 * @param settings as they are after the change, in {@code settings-changed}; then there is no task
 * @param undoes id of the event whose change to the task this one takes back; null in all that is no undo
 * @param redoes id of the event whose change to the task was taken back, and is brought back by this one; null in all that is no redo
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TaskData(
        Task task,
        boolean deleted,
        List<String> changed,
        Reminder reminder,
        Notification notification,
        Settings settings,
        UUID undoes,
        UUID redoes) {

    public TaskData {
        changed = changed == null ? List.of() : List.copyOf(changed);
    }

    public static TaskData of(Task task, boolean deleted, List<String> changed) {
        return new TaskData(task, deleted, changed, null, null, null, null, null);
    }

    /** @param notification null when the person is told nothing */
    public static TaskData ofReminder(Task task, boolean deleted, Reminder reminder, Notification notification) {
        return new TaskData(task, deleted, List.of(), reminder, notification, null, null, null);
    }

    public static TaskData ofSettings(Settings settings) {
        return new TaskData(null, false, List.of(), null, null, settings, null, null);
    }

    public static TaskData ofReply(Notification notification) {
        return new TaskData(null, false, List.of(), null, notification, null, null, null);
    }
}
