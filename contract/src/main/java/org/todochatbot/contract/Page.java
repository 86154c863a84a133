package org.todochatbot.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next what to pass as {@code after} to get the following part; null when this is the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String next) {

    /**
     * A page of at most that many items.
     *
     * @param oneMore what was asked for with one item more than is shown, which tells whether there is a next page
     * @param cursor what the next page begins after
     */
    public static <T> Page<T> of(List<T> oneMore, int size, Function<T, String> cursor) {
        return oneMore.size() <= size
                ? new Page<>(oneMore, null)
                : new Page<>(oneMore.subList(0, size), cursor.apply(oneMore.get(size - 1)));
    }
}
