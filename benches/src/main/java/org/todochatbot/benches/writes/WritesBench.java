package org.todochatbot.benches.writes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todochatbot.benches.stack.BenchResult;
import org.todochatbot.benches.stack.BenchStack;
import org.todochatbot.benches.stack.CpuUse;
import org.todochatbot.benches.stack.People;

/**
 * {@code ./bench writes}: tasks created a second, beside {@code pgbench} that runs the SQL of the same transaction as the
 * same database user with as many clients, on a machine that then has nothing else to do.
 */
public final class WritesBench {

    private static final int CLIENTS = Integer.getInteger("clients", 16);
    private static final int PEOPLE = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 60));
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final BenchStack bench;
    /** Answers are handled by the thread that reads them: the client's own work is a part of what the machine can do. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Runnable::run).build();
    private final BenchResult result = new BenchResult("writes");

    private WritesBench(BenchStack bench) {
        this.bench = bench;
    }

    public static void main(String[] args) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            new WritesBench(bench).run();
        }
    }

    private void run() throws Exception {
        People people = new People(bench.stack());
        List<People.SignedIn> all = people.signUp(PEOPLE);
        List<String> callers = new ArrayList<>();
        for (People.SignedIn person : all) {
            callers.add(people.callerToken(person));
        }
        double chatFrontend = rate("said at the frontend", () -> request(() -> people.toFrontend(any(all), sentence())));
        double chatBackend = rate("said at the backend", () -> request(() -> people.toBackend(any(callers), sentence())));
        double frontend = rate("created at the frontend", () -> request(() -> people.createAtFrontend(any(all), task())));
        double backend = rate("created at the backend", () -> request(() -> people.createAtBackend(any(callers), task())));
        double reference = pgbench(all);

        result.figure("clients", CLIENTS)
                .figure("creates/s at the backend", backend)
                .figure("creates/s through frontend and sidecars", frontend)
                .figure("share of pgbench through frontend and sidecars", frontend / reference)
                .figure("said and created/s at the backend", chatBackend)
                .figure("said and created/s through frontend and sidecars", chatFrontend)
                .reference("pgbench transactions/s", reference, backend / reference)
                .aim("backend >= 50 % of pgbench", backend / reference >= 0.5)
                .aim("frontend >= 25 % of pgbench", frontend / reference >= 0.25)
                .print();
    }

    private static String sentence() {
        return "add " + title() + " tomorrow";
    }

    private static Map<String, Object> task() {
        return Map.of("title", title(), "due", Map.of("date", LocalDate.now().plusDays(1).toString()));
    }

    private static String title() {
        return "call number " + ThreadLocalRandom.current().nextInt(1_000_000);
    }

    private static <T> T any(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }

    private double rate(String where, Supplier<HttpRequest> next) throws InterruptedException {
        System.out.println("Tasks " + where + " with " + CLIENTS + " clients for "
                + WARM_UP.plus(MEASURED).toSeconds() + " s …");
        Instant from = Instant.now().plus(WARM_UP);
        Instant until = from.plus(MEASURED);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().start(() -> {
                while (Instant.now().isBefore(until)) {
                    int status = send(next.get());
                    // Not 202, which is queued.
                    boolean created = status == 200 || status == 201;
                    if (Instant.now().isAfter(from) && Instant.now().isBefore(until)) {
                        (created ? done : others).incrementAndGet();
                    }
                }
            }));
        }
        Thread.sleep(WARM_UP);
        CpuUse cpu = CpuUse.from(bench.stack());
        for (Thread client : clients) {
            client.join();
        }
        cpu.print();
        if (others.get() > 0) {
            result.figure("failed of those " + where, others.get());
        }
        return done.get() / (double) MEASURED.toSeconds();
    }

    private int send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Request {
        HttpRequest make() throws IOException;
    }

    private static HttpRequest request(Request request) {
        try {
            return request.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double pgbench(List<People.SignedIn> people) throws Exception {
        System.out.println("The same transactions by pgbench …");
        for (String part : List.of("routes-frontend", "routes-backend", "routes-events", "frontend-daprd", "backend-daprd",
                "events-daprd", "kafka")) {
            bench.stack().part(part).stop();
        }
        // Numbered, as pgbench draws people by number.
        try (Connection connection = bench.connect("todo"); Statement statement = connection.createStatement()) {
            statement.execute("create table bench_person (number serial primary key, id uuid)");
            statement.execute("insert into bench_person (id) select id from person");
            statement.execute("grant select on bench_person to public");
            statement.execute("vacuum analyze");
        }
        Path script = bench.folder().resolve("create-task.sql");
        try (var source = WritesBench.class.getResourceAsStream("/create-task.sql")) {
            Files.write(script, source.readAllBytes());
        }
        String user = bench.stack().secret("routes-backend", "spring.datasource.username");
        ProcessBuilder builder = new ProcessBuilder("pgbench", "--no-vacuum", "--protocol=prepared",
                "--client=" + CLIENTS, "--jobs=2", "--time=" + MEASURED.toSeconds(), "--file=" + script,
                "--define=people=" + people.size(), "--host=127.0.0.1",
                "--port=" + bench.stack().port("postgresql"), "--username=" + user, "todo").redirectErrorStream(true);
        builder.environment().putAll(Map.of("PGPASSWORD", bench.stack().secret("routes-backend", "spring.datasource.password")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("pgbench is not on the PATH: install it, on Debian with apt-get install postgresql.", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(output);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException("pgbench failed:\n" + output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
