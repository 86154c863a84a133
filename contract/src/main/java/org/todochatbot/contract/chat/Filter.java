package org.todochatbot.contract.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.todochatbot.contract.task.TaskStatus;

/**
 * Which tasks: what is not set does not narrow. Ranges are half open, in the offset of the person's zone.
 *
 * @param text words that the title or description holds, or a tag
 * @param tags all of them
 * @param priorities any of them
 * @param dueFrom due at or after
 * @param dueBefore due before; a day counts as due through that day
 * @param overdue due before now and still pending
 * @param dated false for tasks without a due date
 * @param repeating true for tasks that repeat, false for those that do not
 * @param completedFrom completed at or after
 * @param completedBefore completed before
 * @param sort {@code due}, {@code priority}, {@code created} or {@code title}
 * @param count true when the number was asked for, not the list
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Filter(
        TaskStatus status,
        String text,
        List<String> tags,
        List<Integer> priorities,
        OffsetDateTime dueFrom,
        OffsetDateTime dueBefore,
        Boolean overdue,
        Boolean dated,
        Boolean repeating,
        OffsetDateTime completedFrom,
        OffsetDateTime completedBefore,
        String sort,
        Boolean count) {

    public Filter {
        tags = tags == null ? List.of() : List.copyOf(tags);
        priorities = priorities == null ? List.of() : List.copyOf(priorities);
    }

    /** Every task. */
    public static Filter all() {
        return new Filter(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public static Filter status(TaskStatus status) {
        return new Filter(status, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public static Filter tagged(String tag) {
        return new Filter(null, null, List.of(tag), null, null, null, null, null, null, null, null, null, null);
    }

    /** What is due then, and nothing more said of it. */
    public static Filter due(TaskStatus status, OffsetDateTime from, OffsetDateTime before) {
        return new Filter(status, null, null, null, from, before, null, null, null, null, null, null, null);
    }

    public Filter withText(String text) {
        return new Filter(
                status, text, tags, priorities, dueFrom, dueBefore, overdue, dated, repeating, completedFrom, completedBefore, sort,
                count);
    }

    public Filter withTags(List<String> tags) {
        return new Filter(
                status, text, tags, priorities, dueFrom, dueBefore, overdue, dated, repeating, completedFrom, completedBefore, sort,
                count);
    }

    public Filter withSort(String sort) {
        return new Filter(
                status, text, tags, priorities, dueFrom, dueBefore, overdue, dated, repeating, completedFrom, completedBefore, sort,
                count);
    }

    /** The same, of what repeats. */
    public Filter thatRepeats() {
        return new Filter(
                status, text, tags, priorities, dueFrom, dueBefore, overdue, dated, true, completedFrom, completedBefore, sort, count);
    }

    /** The same, of what is due then. */
    public Filter withDue(OffsetDateTime from, OffsetDateTime before) {
        return new Filter(
                status, text, tags, priorities, from, before, overdue, dated, repeating, completedFrom, completedBefore, sort, count);
    }

    public Filter withStatus(TaskStatus status) {
        return new Filter(
                status, text, tags, priorities, dueFrom, dueBefore, overdue, dated, repeating, completedFrom, completedBefore, sort,
                count);
    }
}
