package org.todochatbot.contract.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A task as its owner sees it, and as every event carries it.
 *
 * @param id UUID version 7, so that ids sort by creation
 * @param description free text, empty when none was given
 * @param due null when it is due at no time
 * @param priority 1 (highest) to 4 (none given), as in Todoist
 * @param tags lower case, without {@code #}
 * @param completedAt null while pending
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Task(
        UUID id,
        String title,
        String description,
        TaskStatus status,
        Due due,
        int priority,
        List<String> tags,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime completedAt) {

    /** The priority of a task whose owner named none. */
    public static final int NO_PRIORITY = 4;
}
