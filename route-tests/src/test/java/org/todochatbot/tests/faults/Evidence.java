package org.todochatbot.tests.faults;

import java.time.Instant;
import java.util.List;
import org.todochatbot.contract.task.TaskStatus;

/**
 * What was found of one person when all faults were over.
 *
 * @param notifications their texts
 * @param events as they lie in Kafka, each topic's in its order; a delivery may be there twice
 * @param history as the database has it
 */
record Evidence(
        List<TaskFound> tasks,
        List<ReminderFound> reminders,
        List<String> notifications,
        List<EventFound> events,
        List<HistoryFound> history) {

    record TaskFound(String title, TaskStatus status) {}

    /** @param firedAt null when it did not fire */
    record ReminderFound(String title, String state, Instant remindAt, Instant firedAt) {}

    record EventFound(String topic, String id, String task, long sequence, String type) {}

    record HistoryFound(String task, long version, String type) {}
}
