package org.todochatbot.contract.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether 5/6 is 6 May or 5 June; a number above 12 settles it either way. */
public enum DateOrder {
    @JsonProperty("month-first")
    MONTH_FIRST,
    @JsonProperty("day-first")
    DAY_FIRST
}
