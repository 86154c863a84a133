package org.todochatbot.benches.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.todochatbot.localstack.LocalStack;

/** CPU time that each part of the stack, with its child processes, used since a moment. */
public final class CpuUse {

    private static final List<String> PARTS = List.of("postgresql", "kafka", "scheduler", "frontend-daprd", "backend-daprd",
            "events-daprd", "routes-frontend", "routes-backend", "routes-events");

    private final LocalStack stack;
    private final Instant since = Instant.now();
    private final Map<String, Duration> before;

    private CpuUse(LocalStack stack) {
        this.stack = stack;
        this.before = used();
    }

    public static CpuUse from(LocalStack stack) {
        return new CpuUse(stack);
    }

    /** Cores in use on average, by part: 1.0 is one core all the time. */
    public Map<String, Double> cores() {
        double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
        Map<String, Double> cores = new LinkedHashMap<>();
        used().forEach((part, now) ->
                cores.put(part, now.minus(before.getOrDefault(part, Duration.ZERO)).toMillis() / 1000.0 / seconds));
        return cores;
    }

    public void print() {
        cores().forEach((part, cores) -> System.out.printf("%-48s %.2f%n", "cores of " + part, cores));
    }

    private Map<String, Duration> used() {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (String part : PARTS) {
            ProcessHandle.of(stack.part(part).pid()).ifPresent(process -> used.put(part,
                    Stream.concat(Stream.of(process), process.descendants())
                            .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                            .reduce(Duration.ZERO, Duration::plus)));
        }
        return used;
    }
}
