package org.todochatbot.benches.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.todochatbot.benches.stack.BenchResult;
import org.todochatbot.benches.stack.BenchStack;
import org.todochatbot.benches.stack.Percentiles;
import org.todochatbot.benches.stack.ResidentMemory;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.localstack.Options;

/**
 * {@code ./bench start}: each service alone, from the start of its process until it says that it is ready, and its resident
 * memory then. The reference is the same without the JVM's class cache.
 */
public final class StartBench {

    private static final List<String> SERVICES = List.of("routes-frontend", "routes-backend", "routes-events");
    private static final int STARTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MAX_READY_MILLIS = 3000;
    private static final int MAX_MEGABYTES = 350;

    private final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    private StartBench(LocalStack stack) {
        this.stack = stack;
    }

    public static void main(String[] args) throws Exception {
        try (BenchStack bench = BenchStack.start(Options::withoutServices)) {
            new StartBench(bench.stack()).run();
        }
    }

    private void run() throws Exception {
        BenchResult result = new BenchResult("start");
        double slowest = 0;
        double slowestWithout = 0;
        double largest = 0;
        for (String service : SERVICES) {
            System.out.println("Starting " + service + " " + STARTS + " times without and with a class cache …");
            List<Start> without = starts(service, false);
            List<Start> with = starts(service, true);
            double ready = median(with.stream().map(Start::millis).toList());
            double readyWithout = median(without.stream().map(Start::millis).toList());
            double megabytes = median(with.stream().map(Start::megabytes).toList());
            result.figure(service + " ready ms", ready)
                    .figure(service + " ready ms without cache", readyWithout)
                    .figure(service + " MB", megabytes)
                    .figure(service + " MB without cache", median(without.stream().map(Start::megabytes).toList()));
            slowest = Math.max(slowest, ready);
            slowestWithout = Math.max(slowestWithout, readyWithout);
            largest = Math.max(largest, megabytes);
        }
        result.reference("slowest ready ms without cache", slowestWithout, slowest / slowestWithout)
                .aim("ready <= 3 s", slowest <= MAX_READY_MILLIS)
                .aim("memory <= 350 MB", largest <= MAX_MEGABYTES)
                .print();
    }

    private static double median(List<? extends Number> values) {
        return new Percentiles(values).at(50);
    }

    private List<Start> starts(String service, boolean withClassCache) throws Exception {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(start(service, withClassCache));
        }
        return starts;
    }

    private Start start(String service, boolean withClassCache) throws Exception {
        ProcessBuilder builder = stack.processOf(service, withClassCache)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Instant begun = Instant.now();
        Process process = builder.start();
        try {
            HttpRequest ready = HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + stack.portOf(service) + "/actuator/health/readiness")).build();
            while (!isReady(ready)) {
                if (!process.isAlive() || Duration.between(begun, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw new IllegalStateException(service + " did not become ready");
                }
                Thread.sleep(10);
            }
            return new Start(Duration.between(begun, Instant.now()).toMillis(), ResidentMemory.megabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private boolean isReady(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private record Start(long millis, double megabytes) {}
}
