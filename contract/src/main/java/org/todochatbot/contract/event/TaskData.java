package org.todochatbot.contract.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;

/**
 * The data of every event about a task.
 *
 * @param task as it is after the change
 * @param deleted whether the task is deleted after the change
 * @param changed names of the task's properties that changed; empty where the task itself did not
 * @param reminder the reminder that the event is about, as it is after the change
 * @param notification what the person is told, in {@code reminder-fired}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TaskData(Task task, boolean deleted, List<String> changed, Reminder reminder, Notification notification) {

    public TaskData {
        changed = changed == null ? List.of() : List.copyOf(changed);
    }
}
