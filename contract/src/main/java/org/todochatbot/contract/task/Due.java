package org.todochatbot.contract.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** When a task is due: on a day, in whatever zone its owner is then, or at a moment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Due.Day.class), @JsonSubTypes.Type(Due.Moment.class)})
public sealed interface Due {

    /** All day: a calendar date without a time zone. */
    record Day(LocalDate date) implements Due {}

    /** An RFC 3339 date-time, with the offset of the zone in which it was said. */
    record Moment(OffsetDateTime dateTime) implements Due {}
}
