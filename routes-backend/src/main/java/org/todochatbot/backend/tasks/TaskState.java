package org.todochatbot.backend.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.task.Task;

/**
 * A task as the database holds it.
 *
 * @param deleted whether it was deleted; it can still be restored
 * @param version counts its events: the sequence of the last one
 */
public record TaskState(Task task, boolean deleted, long version) {

    /** Reads the column {@code document} of the view {@code task_document}. */
    public static TaskState ofRow(Map<String, Object> row) {
        return of((String) row.get("document"));
    }

    /** Reads a document of the view {@code task_document}. */
    public static TaskState of(String document) {
        try {
            return Json.MAPPER.readValue(document, TaskState.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A task in the database does not fit the contract", e);
        }
    }

    TaskState next(Task task) {
        return new TaskState(task, deleted, version + 1);
    }

    TaskState nextDeleted(boolean deleted) {
        return new TaskState(task, deleted, version + 1);
    }

    /** The same task, one event later. */
    public TaskState next() {
        return new TaskState(task, deleted, version + 1);
    }
}
