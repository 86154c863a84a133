package org.todochatbot.localstack;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code ./run status}: asks every part at once how it is, and prints a table. */
final class Status {

    private Status() {
    }

    /** @return 0 when all parts are healthy, else 1 */
    static int print(Path dataFolder, PrintStream out) throws IOException, InterruptedException {
        Optional<StackFile> running = StackLock.isHeld(dataFolder) ? StackFile.read(dataFolder) : Optional.empty();
        if (running.isEmpty()) {
            out.println("not running (" + dataFolder + ")");
            return 1;
        }
        LocalSecrets secrets = LocalSecrets.read(dataFolder);
        List<StackFile.Entry> parts = running.get().parts();
        List<Boolean> healthy = ask(parts, secrets);
        out.printf("%-16s %8s  %-6s %s%n", "PART", "PID", "PORT", "HEALTH");
        for (int i = 0; i < parts.size(); i++) {
            StackFile.Entry part = parts.get(i);
            String state = part.pid() < 0 ? "down" : healthy.get(i) ? "healthy" : "not healthy";
            out.printf("%-16s %8s  %-6d %-12s %s%n", part.name(), part.pid() < 0 ? "-" : part.pid(),
                    part.ports().getFirst(), state, part.health());
        }
        return healthy.contains(false) ? 1 : 0;
    }

    private static List<Boolean> ask(List<StackFile.Entry> parts, LocalSecrets secrets) throws InterruptedException {
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            List<Future<Boolean>> answers = parts.stream()
                    .map(part -> executor.submit(() -> part.pid() > 0 && check(part, secrets).healthy()))
                    .toList();
            return answers.stream().map(Status::result).toList();
        }
    }

    private static boolean result(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (ExecutionException | InterruptedException e) {
            return false;
        }
    }

    private static HealthCheck check(StackFile.Entry part, LocalSecrets secrets) {
        return switch (part.name()) {
            case PostgreSql.NAME ->
                new HealthCheck.PostgreSql(part.health(), PostgreSql.SUPERUSER, secrets.superuserPassword());
            case KafkaBroker.NAME -> new HealthCheck.Kafka(part.health());
            default -> new HealthCheck.Http(URI.create(part.health()));
        };
    }
}
