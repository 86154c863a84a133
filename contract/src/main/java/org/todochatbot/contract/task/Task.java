package org.todochatbot.contract.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A task as its owner sees it, and as every event carries it.
 *
 * @param id UUID version 7, so that ids sort by creation
 * @param description free text, empty when none was given
 * @param due null when it is due at no time; for a recurring task its next date
 * @param recurrence RFC 5545 recurrence rule without the {@code RRULE:} prefix; null when it does not repeat. Completing
 *     the task makes the next one, which takes the rule over
 * @param recurrenceFrom null when it does not repeat
 * @param skipped dates on which it is left out, as EXDATE of RFC 5545 has it, in the zone of its due time, else of its owner
 * @param priority 1 (highest) to 4 (none given), as in Todoist
 * @param tags lower case, without {@code #}
 * @param checklist its steps, in the order of their owner
 * @param completedAt null while pending
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Task(
        UUID id,
        String title,
        String description,
        TaskStatus status,
        Due due,
        String recurrence,
        RecurrenceFrom recurrenceFrom,
        List<LocalDate> skipped,
        int priority,
        List<String> tags,
        List<ChecklistItem> checklist,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime completedAt) {

    /** The priority of a task whose owner named none. */
    public static final int NO_PRIORITY = 4;

    public Task {
        // Events that were written before there were checklists, or skipped dates, have none.
        checklist = checklist == null ? List.of() : List.copyOf(checklist);
        skipped = skipped == null ? List.of() : List.copyOf(skipped);
    }

    /** Of which no date is left out. */
    public Task(
            UUID id, String title, String description, TaskStatus status, Due due, String recurrence, RecurrenceFrom recurrenceFrom,
            int priority, List<String> tags, List<ChecklistItem> checklist, OffsetDateTime createdAt, OffsetDateTime updatedAt,
            OffsetDateTime completedAt) {
        this(
                id, title, description, status, due, recurrence, recurrenceFrom, List.of(), priority, tags, checklist, createdAt,
                updatedAt, completedAt);
    }

    public Task pending(OffsetDateTime now) {
        return new Task(
                id, title, description, TaskStatus.PENDING, due, recurrence, recurrenceFrom, skipped, priority, tags, checklist,
                createdAt, now, null);
    }

    public Task completed(OffsetDateTime now) {
        return new Task(
                id, title, description, TaskStatus.COMPLETED, due, recurrence, recurrenceFrom, skipped, priority, tags, checklist,
                createdAt, now, now);
    }

    /** @param rule null for one that does not repeat */
    public Task repeating(Due due, String rule, RecurrenceFrom from) {
        return new Task(
                id, title, description, status, due, rule, from, rule == null ? List.of() : skipped, priority, tags, checklist, createdAt, updatedAt, completedAt);
    }

    public Task skipping(List<LocalDate> skipped) {
        return new Task(
                id, title, description, status, due, recurrence, recurrenceFrom, skipped, priority, tags, checklist, createdAt,
                updatedAt, completedAt);
    }

    public Task withChecklist(List<ChecklistItem> checklist) {
        return new Task(
                id, title, description, status, due, recurrence, recurrenceFrom, skipped, priority, tags, checklist, createdAt,
                updatedAt, completedAt);
    }

    public Task updatedAt(OffsetDateTime now) {
        return new Task(
                id, title, description, status, due, recurrence, recurrenceFrom, skipped, priority, tags, checklist, createdAt, now,
                completedAt);
    }
}
