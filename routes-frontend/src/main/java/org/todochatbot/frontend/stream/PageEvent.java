package org.todochatbot.frontend.stream;

/**
 * A server-sent event.
 *
 * @param id of a notification, which a page that comes back names as its last; null for events that are not resumed
 * @param name {@code notification} or {@code task}
 * @param json the data
 */
record PageEvent(Long id, String name, String json) {

    /** Nothing but a sign of life, by which both sides notice that the other is gone. */
    static final PageEvent PULSE = new PageEvent(null, "pulse", "");
}
