package org.todochatbot.backend.intent.model;

import java.util.List;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.task.TaskStatus;

/** A command as the model writes it, before anything of it is believed; {@code intent/model-instructions.txt} explains it. */
record ModelCommand(
        Intent intent,
        String title,
        String description,
        String dueDate,
        String dueDateTime,
        List<String> remindAt,
        List<String> remindBefore,
        String recurrence,
        String recurrenceFrom,
        String duration,
        Integer priority,
        List<String> tags,
        List<String> removed,
        List<PointedAt> targets,
        Narrowed filter) {

    record PointedAt(String title, Integer position, String reference, Narrowed filter) {}

    record Narrowed(
            TaskStatus status,
            String text,
            List<String> tags,
            List<Integer> priorities,
            String dueFrom,
            String dueBefore,
            Boolean overdue,
            Boolean dated,
            String sort,
            Boolean count) {}
}
