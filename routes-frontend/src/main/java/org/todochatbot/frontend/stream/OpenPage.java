package org.todochatbot.frontend.stream;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open event stream. Its own virtual thread writes to it, so that a slow page holds up nobody; one that lags too far
 * behind is closed, and comes back to ask for what it missed.
 */
class OpenPage {

    private final UUID personId;
    private final UUID sessionId;
    private final SseEmitter emitter;
    private final BlockingQueue<PageEvent> waiting;
    private volatile boolean closed;
    private long lastId;

    OpenPage(UUID personId, UUID sessionId, SseEmitter emitter, int maxLag) {
        this.personId = personId;
        this.sessionId = sessionId;
        this.emitter = emitter;
        this.waiting = new LinkedBlockingQueue<>(maxLag);
    }

    UUID personId() {
        return personId;
    }

    UUID sessionId() {
        return sessionId;
    }

    void push(PageEvent event) {
        if (!waiting.offer(event)) {
            close();
        }
    }

    /** Writes first what was missed and then what comes, each notification once, until the page is closed. */
    void write(List<PageEvent> missed) {
        try {
            emitter.send(SseEmitter.event().comment("open").reconnectTime(1000));
            for (PageEvent event : missed) {
                send(event);
            }
            while (!closed) {
                send(waiting.take());
            }
        } catch (IOException | IllegalStateException e) {
            // The page is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            emitter.complete();
        }
    }

    void close() {
        closed = true;
        waiting.clear();
        waiting.offer(PageEvent.PULSE);
    }

    private void send(PageEvent event) throws IOException {
        if (event == PageEvent.PULSE) {
            emitter.send(SseEmitter.event().comment("pulse"));
            return;
        }
        if (event.id() != null) {
            if (event.id() <= lastId) {
                return;
            }
            lastId = event.id();
        }
        SseEmitter.SseEventBuilder sent = SseEmitter.event().name(event.name()).data(event.json(), MediaType.TEXT_PLAIN);
        emitter.send(event.id() == null ? sent : sent.id(event.id().toString()));
    }
}
