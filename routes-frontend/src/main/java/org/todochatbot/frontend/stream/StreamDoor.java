package org.todochatbot.frontend.stream;

import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.todochatbot.kamelets.http.Problem;

/**
 * {@code GET /api/stream}: server-sent events (HTML Living Standard, 9.2). By Spring's SseEmitter, because platform-http
 * holds a thread for each open response and does not flush.
 */
@RestController
public class StreamDoor {

    private final OpenPages pages;
    private final ProducerTemplate camel;
    private final int maxLag;

    public StreamDoor(OpenPages pages, ProducerTemplate camel, @Value("${todo.stream.max-lag}") int maxLag) {
        this.pages = pages;
        this.camel = camel;
        this.maxLag = maxLag;
    }

    /**
     * @param lastEventId what a browser sends when it comes back by itself
     * @param after the same for the first time: the last notification that the page has got by other ways
     */
    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public ResponseEntity<SseEmitter> open(
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @RequestParam(name = "after", required = false) String after) {
        SseEmitter emitter = new SseEmitter(0L);
        OpenPage page = new OpenPage(
                UUID.fromString(token.getSubject()), UUID.fromString(token.getId()), emitter, maxLag);
        emitter.onCompletion(() -> {
            page.close();
            pages.remove(page);
        });
        emitter.onError(e -> page.close());
        // Registered before what was missed is asked for: what comes meanwhile waits in the page.
        pages.add(page);
        try {
            List<PageEvent> missed = missed(lastEventId != null ? lastEventId : after);
            Thread.ofVirtual().name("page-").start(() -> page.write(missed));
        } catch (RuntimeException e) {
            pages.remove(page);
            throw e;
        }
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                // Some proxies would hold events back otherwise.
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<Problem.Document> refuse(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Retry-After", "2")
                .body(problem.document());
    }

    @SuppressWarnings("unchecked")
    private List<PageEvent> missed(String after) {
        if (after == null || after.isEmpty()) {
            return List.of();
        }
        if (!after.matches("\\d{1,18}")) {
            throw Problem.badRequest("Last-Event-ID is not the id of a notification: open the stream without it.");
        }
        return camel.requestBodyAndHeader("direct:notification-missed-find", null, "after", after, List.class);
    }
}
