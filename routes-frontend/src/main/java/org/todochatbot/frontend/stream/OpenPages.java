package org.todochatbot.frontend.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.todochatbot.kamelets.http.Problem;

/** The event streams that are open at this replica, by person. */
@Component
public class OpenPages {

    private final Map<UUID, Set<OpenPage>> pagesByPerson = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int maxPerPerson;
    private final int max;

    public OpenPages(
            @Value("${todo.stream.max-pages-per-person}") int maxPerPerson,
            @Value("${todo.stream.max-pages}") int max,
            MeterRegistry metrics) {
        this.maxPerPerson = maxPerPerson;
        this.max = max;
        metrics.gauge("todo.stream.pages", count);
    }

    void add(OpenPage page) {
        if (count.get() >= max) {
            throw Problem.unavailable("Too many pages are open: try again in a moment.");
        }
        Set<OpenPage> pages = pagesByPerson.computeIfAbsent(page.personId(), id -> ConcurrentHashMap.newKeySet());
        if (pages.size() >= maxPerPerson) {
            throw new Problem(429, "Too many pages", "You have " + maxPerPerson + " pages open: close one of them.");
        }
        pages.add(page);
        count.incrementAndGet();
    }

    void remove(OpenPage page) {
        pagesByPerson.computeIfPresent(page.personId(), (id, pages) -> {
            if (pages.remove(page)) {
                count.decrementAndGet();
            }
            return pages.isEmpty() ? null : pages;
        });
    }

    /** @param personId as text; what is no id has no pages */
    boolean areOpenFor(String personId) {
        try {
            return pagesByPerson.containsKey(UUID.fromString(personId));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Sends to all open pages of a person, without waiting for any of them. */
    void push(UUID personId, PageEvent event) {
        pagesByPerson.getOrDefault(personId, Set.of()).forEach(page -> page.push(event));
    }

    void pulse() {
        pagesByPerson.values().forEach(pages -> pages.forEach(page -> page.push(PageEvent.PULSE)));
    }

    /** They come back to another replica, or to this one when it is there again: a shutdown waits for no page. */
    @EventListener(ContextClosedEvent.class)
    public void closeAll() {
        pagesByPerson.values().forEach(pages -> pages.forEach(OpenPage::close));
    }

    /** Whose account is gone hears nothing more. */
    public void closePerson(UUID personId) {
        pagesByPerson.getOrDefault(personId, Set.of()).forEach(OpenPage::close);
    }

    /** Who has signed out hears nothing more. */
    public void closeSession(UUID sessionId) {
        pagesByPerson.values().forEach(pages -> pages.stream()
                .filter(page -> page.sessionId().equals(sessionId))
                .forEach(OpenPage::close));
    }
}
