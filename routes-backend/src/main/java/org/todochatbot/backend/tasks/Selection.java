package org.todochatbot.backend.tasks;

import java.util.List;
import java.util.UUID;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;

/**
 * The tasks that a command is about, all of them the person's own.
 *
 * @param reminders of these tasks that are still to come, soonest first
 */
public record Selection(List<TaskState> tasks, List<Reminder> reminders) {

    public List<Task> views() {
        return tasks.stream().map(TaskState::task).toList();
    }

    public List<Reminder> remindersOf(UUID taskId) {
        return reminders.stream().filter(reminder -> reminder.taskId().equals(taskId)).toList();
    }
}
