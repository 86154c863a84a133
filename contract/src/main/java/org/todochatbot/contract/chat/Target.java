package org.todochatbot.contract.chat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a person pointed at an existing task: exactly one of these is set, but for a title that says when.
 *
 * @param title words of its title; {@code exact} when they were quoted
 * @param position of it in the list shown last: 1 is the first, -1 the last
 * @param reference {@code this} for the one spoken of last, {@code these} for all of those shown or spoken of last
 * @param filter every task that fits; beside a title that says when ("the dentist on friday") or what was done ("got the wine"), what it means where no task is called so
 * @param except true where these are left out of what the other targets point at: "everything except the report"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(String title, Boolean exact, Integer position, String reference, Filter filter, Boolean except) {

    public static final String THIS = "this";
    public static final String THESE = "these";

    public static Target titled(String title) {
        return new Target(title, null, null, null, null, null);
    }

    public static Target quoted(String title) {
        return new Target(title, true, null, null, null, null);
    }

    /** The same words; where no task is called so, one that fits. */
    public Target or(Filter filter) {
        return new Target(title, exact, position, reference, filter, except);
    }

    /** The same tasks, left out. */
    public Target leftOut() {
        return new Target(title, exact, position, reference, filter, true);
    }

    @JsonIgnore
    public boolean isLeftOut() {
        return Boolean.TRUE.equals(except);
    }

    public static Target at(int position) {
        return new Target(null, null, position, null, null, null);
    }

    public static Target referredTo(String reference) {
        return new Target(null, null, null, reference, null, null);
    }

    public static Target matching(Filter filter) {
        return new Target(null, null, null, null, filter, null);
    }

    /** Whether it points at many that were not each named. */
    @JsonIgnore
    public boolean isOfSeveral() {
        return title == null && filter != null || THESE.equals(reference);
    }

    /** Whether it is of a time, as "the dentist on friday" is. */
    @JsonIgnore
    public boolean isDatedTitle() {
        return title != null && filter != null && (filter.dueFrom() != null || filter.dueBefore() != null);
    }

    /** Whether it is what was done to something: "got the wine" is of "get wine" or, by its filter, of "wine". */
    @JsonIgnore
    public boolean isDeed() {
        return title != null && filter != null && !isDatedTitle();
    }
}
