package org.todochatbot.kamelets.sidecar;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.todochatbot.contract.Json;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

/**
 * Reads the service's own secret through Dapr's secret API before anything else is made, and offers its keys as
 * configuration: the secret is named like the application, its keys are property names. An environment variable wins over
 * it, as over all other configuration.
 *
 * <p>By plain HTTP, because Spring has made no beans yet. The sidecar answers this before it waits for the application,
 * so neither waits for the other. {@code todo.secret-store} names the store; empty turns the look-up off.
 */
public class SidecarSecrets implements EnvironmentPostProcessor, Ordered {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Log log;

    public SidecarSecrets(DeferredLogFactory logs) {
        this.log = logs.getLog(SidecarSecrets.class);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String store = environment.getProperty("todo.secret-store", "");
        if (store.isEmpty()) {
            return;
        }
        String name = environment.getRequiredProperty("spring.application.name");
        String port = environment.getProperty("DAPR_HTTP_PORT", "3500");
        URI secret = URI.create("http://127.0.0.1:" + port + "/v1.0/secrets/" + store + "/" + name);
        Map<String, Object> properties = read(secret, environment.getProperty("DAPR_API_TOKEN", ""));
        environment.getPropertySources()
                .addAfter(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new MapPropertySource("secret " + name, properties));
    }

    private Map<String, Object> read(URI secret, String token) {
        HttpRequest request = HttpRequest.newBuilder(secret)
                .header("dapr-api-token", token)
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant end = Instant.now().plus(PATIENCE);
        String problem;
        try (HttpClient client = HttpClient.newHttpClient()) {
            do {
                try {
                    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() == 200) {
                        return Json.MAPPER.readValue(response.body(), new TypeReference<>() {});
                    }
                    problem = "the sidecar answered " + response.statusCode();
                } catch (IOException e) {
                    problem = "the sidecar cannot be reached: " + e;
                }
                log.debug("No secret yet from " + secret + ": " + problem);
                Thread.sleep(PAUSE);
            } while (Instant.now().isBefore(end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "interrupted";
        }
        throw new IllegalStateException("No secret from " + secret + ": " + problem);
    }
}
