package org.todochatbot.kamelets.sidecar;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers 503 on the sidecar's callback paths as long as no route does.
 *
 * <p>At each start Jetty listens about a second before the Camel routes exist. What it would answer then is 404, which
 * Dapr counts as success: jobs and events would be lost. A 503 is retried. Once a route serves a path, its more exact
 * mapping wins over this one.
 */
@RestController
public class CallbackGate {

    @RequestMapping({"/job/**", "/events/**"})
    public ResponseEntity<Void> notYet() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
}
