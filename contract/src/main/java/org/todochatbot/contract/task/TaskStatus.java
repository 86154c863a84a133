package org.todochatbot.contract.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a task is still to be done. */
public enum TaskStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("completed")
    COMPLETED
}
