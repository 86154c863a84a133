package org.todochatbot.benches.reminders;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.todochatbot.benches.stack.BenchResult;
import org.todochatbot.benches.stack.BenchStack;
import org.todochatbot.benches.stack.People;
import org.todochatbot.benches.stack.Percentiles;
import org.todochatbot.contract.Json;

/**
 * {@code ./bench reminders}: reminders asked for by chat, and how long after its time each is written to its person's open
 * event stream. It has no reference: lateness is measured against the clock.
 */
public final class RemindersBench {

    private static final int PEOPLE = 100;
    private static final int CLIENTS = 8;
    private static final int SPREAD = Integer.getInteger("spread", 10_000);
    private static final int SPREAD_SECONDS = Integer.getInteger("spread-seconds", 300);
    private static final int TOGETHER = Integer.getInteger("together", 2_000);
    /** Reminders asked for in a second, at least: the first is due when the last was asked for. */
    private static final int ASKED_PER_SECOND = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BenchStack bench;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Instant> shown = new ConcurrentHashMap<>();
    private final Map<String, Integer> repeats = new ConcurrentHashMap<>();
    private final BenchResult result = new BenchResult("reminders");

    private RemindersBench(BenchStack bench) {
        this.bench = bench;
    }

    public static void main(String[] args) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            new RemindersBench(bench).run();
        }
        // The streams are still open.
        System.exit(0);
    }

    private void run() throws Exception {
        People people = new People(bench.stack());
        List<People.SignedIn> all = people.signUp(PEOPLE);
        List<String> callers = new ArrayList<>();
        for (People.SignedIn person : all) {
            callers.add(people.callerToken(person));
            Thread.ofVirtual().start(() -> watch(person));
        }
        Random random = new Random(1);
        Instant first = Instant.now().plusSeconds(10 + SPREAD / ASKED_PER_SECOND);
        Percentiles spread = measure("spread", SPREAD, people, callers,
                () -> first.plusMillis(random.nextInt(SPREAD_SECONDS * 1000)), first.plusSeconds(SPREAD_SECONDS));
        Instant moment = Instant.now().plusSeconds(10 + TOGETHER / ASKED_PER_SECOND);
        Percentiles together = measure("together", TOGETHER, people, callers, () -> moment, moment);

        result.aim("none lost", spread.count() == SPREAD && together.count() == TOGETHER)
                .aim("none early", spread.at(0.001) >= 0 && together.at(0.001) >= 0)
                .aim("none shown twice", repeats.isEmpty())
                .aim("spread: p99.9 <= 1000 ms", spread.at(99.9) <= 1000)
                .aim("together: all within 10 s", together.at(100) <= 10_000)
                .print();
    }

    /** Lateness in milliseconds, of those that were shown. */
    private Percentiles measure(String name, int count, People people, List<String> callers, Supplier<Instant> due, Instant last)
            throws Exception {
        System.out.println("Asking for " + count + " reminders (" + name + ") …");
        Instant begun = Instant.now();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String caller = callers.get(i % callers.size());
                String title = "call " + name + " number " + i;
                Instant at = due.get();
                asked.add(clients.submit(() -> ask(people, caller, title, at)));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        }
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        System.out.printf("Asked for in %.0f s; the last is due in %d s …%n", seconds,
                Duration.between(Instant.now(), last).toSeconds());
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), last).toMillis()));
        Instant end = Instant.now().plus(PATIENCE);
        String prefix = "call " + name + " ";
        while (shown.keySet().stream().filter(title -> title.startsWith(prefix)).count() < count && Instant.now().isBefore(end)) {
            Thread.sleep(500);
        }
        List<Double> lateness = new ArrayList<>();
        for (Map.Entry<String, Instant> reminder : due(prefix).entrySet()) {
            Instant at = shown.get(reminder.getKey());
            if (at != null) {
                lateness.add(Duration.between(reminder.getValue(), at).toNanos() / 1e6);
            }
        }
        Percentiles percentiles = new Percentiles(lateness);
        result.figure(name + ": reminders", count)
                .figure(name + ": shown", percentiles.count())
                .figure(name + ": earliest ms after its time", percentiles.at(0.001))
                .figure(name + ": p50 ms late", percentiles.at(50))
                .figure(name + ": p99.9 ms late", percentiles.at(99.9))
                .figure(name + ": latest ms", percentiles.at(100));
        return percentiles;
    }

    private Void ask(People people, String caller, String title, Instant due) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 20; attempt++) {
            long seconds = Math.max(1, Duration.between(Instant.now(), due).toSeconds());
            int status = http.send(
                    people.toBackend(caller, "remind me to " + title + " in " + seconds + " seconds"),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 200 || status == 202) {
                return null;
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("A reminder was refused twenty times");
    }

    private void watch(People.SignedIn person) {
        HttpRequest stream = HttpRequest.newBuilder(URI.create(bench.stack().url() + "/api/stream"))
                .header("Authorization", "Bearer " + person.token())
                .build();
        try {
            http.send(stream, HttpResponse.BodyHandlers.ofLines()).body()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> note(line.substring("data:".length())));
        } catch (IOException e) {
            System.err.println("A stream ended: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String data) {
        Instant now = Instant.now();
        try {
            JsonNode event = Json.MAPPER.readTree(data);
            if ("reminder".equals(event.path("kind").asText()) && shown.putIfAbsent(event.path("text").asText(), now) != null) {
                repeats.merge(event.path("text").asText(), 1, Integer::sum);
            }
        } catch (IOException e) {
            System.err.println("Not JSON on a stream: " + e.getMessage());
        }
    }

    private Map<String, Instant> due(String prefix) throws SQLException {
        Map<String, Instant> due = new HashMap<>();
        try (Connection connection = bench.connect("todo");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select title, remind_at from reminder join task on task.id = task_id where title like '" + prefix + "%'")) {
            while (rows.next()) {
                due.put(rows.getString(1), rows.getTimestamp(2).toInstant());
            }
        }
        return due;
    }
}
