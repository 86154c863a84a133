package org.todochatbot.kamelets.sidecar;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Up when the sidecar can take calls from this service ({@code /v1.0/healthz/outbound}, which does not depend on this
 * service's own health). Dapr's injector fails open, so a pod may have no sidecar at all: readiness must ask.
 */
public class SidecarHealthIndicator extends AbstractHealthIndicator {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final HttpRequest request;

    public SidecarHealthIndicator(int port) {
        super("the sidecar cannot be reached");
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1.0/healthz/outbound"))
                .timeout(TIMEOUT)
                .build();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws IOException, InterruptedException {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        builder.status(status / 100 == 2 ? "UP" : "DOWN").withDetail("answer", status);
    }
}
