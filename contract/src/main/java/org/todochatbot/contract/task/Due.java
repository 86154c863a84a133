package org.todochatbot.contract.task;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /**
     * An RFC 3339 date-time.
     *
     * @param zone IANA zone in which it was said, whose clock a task that repeats keeps to; null for the person's
     */
    record Moment(OffsetDateTime dateTime, @JsonInclude(JsonInclude.Include.NON_NULL) String zone) implements Due {

        public Moment(OffsetDateTime dateTime) {
            this(dateTime, null);
        }
    }
}
