package org.todochatbot.contract.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What the next date of a recurring task counts from. */
public enum RecurrenceFrom {
    DUE,
    COMPLETION;

    @JsonValue
    public String id() {
        return name().toLowerCase();
    }

    @JsonCreator
    public static RecurrenceFrom of(String id) {
        return valueOf(id.toUpperCase());
    }
}
