package org.todochatbot.backend.tasks;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.task.Due;

/**
 * From when until when a person said.
 *
 * @param from inclusive, in the person's zone; null for no beginning
 * @param before exclusive, in the person's zone; null for no end
 */
record Stretch(ZonedDateTime from, ZonedDateTime before) {

    static Stretch of(Filter filter, Turn turn) {
        return new Stretch(local(filter.dueFrom(), turn), local(filter.dueBefore(), turn));
    }

    private static ZonedDateTime local(OffsetDateTime moment, Turn turn) {
        return moment == null ? null : moment.atZoneSameInstant(turn.now().getZone());
    }

    /** Without a beginning, from a moment on. */
    Stretch since(ZonedDateTime moment) {
        return from == null ? new Stretch(moment, before) : this;
    }

    boolean holds(Due due) {
        return due != null && (from == null || !RecurrenceDates.isBefore(due, from)) && (before == null || RecurrenceDates.isBefore(due, before));
    }
}
