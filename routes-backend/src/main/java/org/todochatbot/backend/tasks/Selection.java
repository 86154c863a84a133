package org.todochatbot.backend.tasks;

import java.util.List;
import java.util.UUID;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;

/**
 * The tasks that a command is about, all of them the person's own.
 *
 * @param allReminders of these tasks, soonest first: those to come, and those that fired and move with the due time
 */
public record Selection(List<TaskState> tasks, List<Reminder> allReminders) {

    public List<Task> views() {
        return tasks.stream().map(TaskState::task).toList();
    }

    /** Those that are still to come. */
    public List<Reminder> reminders() {
        return allReminders.stream().filter(reminder -> reminder.state() == Reminder.State.SCHEDULED).toList();
    }

    /** Those of one task that are still to come. */
    public List<Reminder> remindersOf(UUID taskId) {
        return reminders().stream().filter(reminder -> reminder.taskId().equals(taskId)).toList();
    }

    /** How long before its due time one is reminded of this task: ISO 8601 durations. */
    List<String> remindedBefore(UUID taskId) {
        return allReminders.stream()
                .filter(reminder -> reminder.taskId().equals(taskId) && reminder.before() != null)
                .map(Reminder::before)
                .distinct()
                .toList();
    }
}
