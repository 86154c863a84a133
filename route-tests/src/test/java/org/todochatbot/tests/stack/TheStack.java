package org.todochatbot.tests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.localstack.Options;

import static org.awaitility.Awaitility.await;

/** Starts the whole system once for all tests of a run, on ports of its own, and stops it at the end. */
public class TheStack implements BeforeAllCallback {

    /** The first of the stack's ports; {@code -Dstack.port} sets another, so that two checkouts can be tested side by side. */
    private static final int PORT = Integer.getInteger("stack.port", 9100);
    private static final String KEY = TheStack.class.getName();

    private static final TraceReceiver TRACES = new TraceReceiver();
    private static LocalStack stack;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(KEY, key -> start(), AutoCloseable.class);
    }

    /** What the services tell of traces. */
    public static TraceReceiver traces() {
        return TRACES;
    }

    public static LocalStack get() {
        return stack;
    }

    /** After a test that broke a part on purpose: every part is well again, and people are served. */
    public static void awaitAllReady() {
        for (String part : new String[] {
            "postgresql", "kafka", "scheduler", "frontend-daprd", "backend-daprd", "events-daprd",
            "routes-frontend", "routes-backend", "routes-events"
        }) {
            stack.part(part).awaitReady(Duration.ofMinutes(2));
        }
        // A part that was gone for a moment only was not missed: pools look at a connection before they lend it only where nobody used
        // it for half a second, and circuit breakers close again with the first answers.
        await().pollDelay(Duration.ofMillis(600)).atMost(Duration.ofMinutes(2)).ignoreExceptions()
                .untilAsserted(() -> Person.signUp().say("hello"));
    }

    /** After a test that troubled the network on purpose. */
    public static void healAllLinks() throws IOException {
        for (String link : stack.links()) {
            stack.link(link).heal();
        }
    }

    private static AutoCloseable start() {
        try {
            Path project = Path.of("..").toRealPath();
            Path data = Files.createTempDirectory("todo-chatbot-test");
            stack = LocalStack.start(Options.of(project, data, PORT)
                    .withLinks()
                    .withSettings(Map.of(
                            // Only what comes traced is traced.
                            "TODO_TRACING_ENDPOINT", TRACES.endpoint(), "TODO_TRACING_SAMPLING", "0",
                            // A route that names a method which is not there does not start.
                            "CAMEL_LANGUAGE_BEAN_VALIDATE", "true"))
                    .withProgress(System.out::println));
            return () -> {
                stack.close();
                if (System.getProperty("keep-data") == null) {
                    deleteAll(data);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }
}
