package org.todochatbot.benches.tasks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todochatbot.benches.stack.BenchResult;
import org.todochatbot.benches.stack.BenchStack;
import org.todochatbot.benches.stack.People;
import org.todochatbot.benches.stack.Percentiles;

/**
 * {@code ./bench tasks}: listing and searching for one person who has 100,000 of 1,000,000 tasks: at the backend's door, in
 * its SQL alone with the plans, and as a chat message; beside a bare query of the same page by JDBC, without row-level
 * security, documents or filters.
 */
public final class TasksBench {

    private static final int WARM_UP = 300;
    private static final int MEASURED = 300;
    private static final double AIM_MILLIS = 20;
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final Pattern PARAMETER = Pattern.compile(":#(\\w+)");
    private static final String BARE = "select * from task where person_id = '%s' and status = 'pending' and deleted_at is null"
            + " order by id desc limit 51";

    private final BenchStack bench;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BenchResult result = new BenchResult("tasks");
    private final People people;
    private final People.SignedIn person;
    private double slowest;

    private TasksBench(BenchStack bench) throws Exception {
        this.bench = bench;
        this.people = new People(bench.stack());
        this.person = people.signUp(1).get(0);
    }

    public static void main(String[] args) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            new TasksBench(bench).run();
        }
    }

    private void run() throws Exception {
        System.out.println("Writing 1,000,000 tasks …");
        try (Connection connection = bench.connect("todo"); Statement statement = connection.createStatement()) {
            for (String part : resource("many-tasks.sql").replaceAll("(?m)^--.*$", "").replace("BIG", person.id().toString()).split(";\\s*\n")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
            statement.execute("checkpoint");
        }
        sql();
        doors();
        chat();
        double reference = bare();
        result.reference("bare query by JDBC, p95 ms", reference, slowest / reference)
                .aim("listing and searching p95 < 20 ms", slowest < AIM_MILLIS)
                .print();
    }

    /** As the page and programs ask, without frontend and sidecars. */
    private void doors() throws Exception {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("list pending", "status=pending");
        questions.put("list pending by due date", "status=pending&sort=due");
        questions.put("list pending by priority", "status=pending&sort=priority");
        questions.put("list pending by title", "status=pending&sort=title");
        questions.put("search a common word", "q=milk");
        questions.put("search two words", "q=" + encoded("call milk"));
        questions.put("search a rare word", "q=4711");
        questions.put("search a piece of a word", "q=librar");
        questions.put("search a piece of many words", "q=ar");
        questions.put("search a part of a number", "q=471");
        questions.put("search a mistyped word", "q=librery");
        questions.put("search what is not there", "q=xylophone");
        String token = people.callerToken(person);
        for (Map.Entry<String, String> question : questions.entrySet()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + bench.stack().port("routes-backend") + "/tasks?" + question.getValue()))
                    .header("dapr-api-token", bench.stack().appApiToken("routes-backend"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            timed(question.getKey() + " (door)", () -> answered(request), true);
        }
    }

    /** The same SQL as the backend's, with every kind of filter, as the backend's own database role. */
    private void sql() throws Exception {
        String user = bench.stack().secret("routes-backend", "spring.datasource.username");
        String password = bench.stack().secret("routes-backend", "spring.datasource.password");
        String text = Files.readString(Path.of(System.getProperty("project.folder"), "routes-backend/src/main/resources/sql/list-tasks.sql"))
                .replaceAll("(?m)--.*$", "");
        ZonedDateTime now = ZonedDateTime.now(ZONE);
        LocalDate monday = now.toLocalDate().minusDays(now.getDayOfWeek().getValue() - 1L);
        Map<String, Map<String, Object>> lists = new LinkedHashMap<>();
        lists.put("due this week, by due date", range(Map.of("status", "pending", "sort", "due"), monday, monday.plusDays(7)));
        lists.put("overdue", Map.of("status", "pending", "overdueAt", now.toOffsetDateTime(), "overdueLocal", now.toLocalDateTime(),
                "today", now.toLocalDate()));
        lists.put("urgent and tagged work, by due date", Map.of("status", "pending", "sort", "due", "tags", "{work}", "priorities", "{1}"));
        lists.put("a rare tag", Map.of("tags", "{rare}"));
        lists.put("finished yesterday, counted", Map.of("status", "completed",
                "completedFrom", at(now.toLocalDate().minusDays(1)), "completedBefore", at(now.toLocalDate()), "limit", 1, "counted", "null"));
        lists.put("all pending, counted", Map.of("status", "pending", "limit", 1, "counted", "null"));
        lists.put("pending by title", Map.of("status", "pending", "sort", "title"));
        lists.put("pending by priority", Map.of("status", "pending", "sort", "priority"));
        lists.put("a common word", Map.of("words", "milk"));
        lists.put("words with a piece", Map.of("near", "('library')"));
        try (Connection connection = DriverManager.getConnection(bench.stack().jdbcUrl("todo"), user, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.person_id', '" + person.id() + "', false)");
            for (Map.Entry<String, Map<String, Object>> list : lists.entrySet()) {
                String query = filled(text, list.getValue());
                System.out.println(list.getKey() + ":");
                plan(statement, query).forEach(line -> System.out.println("    " + line));
                timed(list.getKey() + " (SQL)", () -> read(statement, query), true);
            }
        }
    }

    private void chat() throws Exception {
        for (String said : List.of("what's due this week?", "show my urgent work tasks sorted by due date", "how many did I finish yesterday?")) {
            String token = people.callerToken(person);
            timed("“" + said + "” (chat, at the backend)", () -> answered(people.toBackend(token, said)), false);
        }
    }

    private double bare() throws Exception {
        try (Connection connection = bench.connect("todo"); Statement statement = connection.createStatement()) {
            return timed("bare query", () -> read(statement, BARE.formatted(person.id())), false);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** @return 95th percentile in milliseconds */
    private double timed(String what, Work work, boolean aimed) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            long start = System.nanoTime();
            work.run();
            if (i >= WARM_UP) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        double p95 = new Percentiles(millis).at(95);
        result.figure(what + ", p95 ms", p95);
        slowest = aimed ? Math.max(slowest, p95) : slowest;
        return p95;
    }

    private void answered(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static void read(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    /** The lines that tell how the rows were found. */
    private static List<String> plan(Statement statement, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("explain (costs off) " + query)) {
            while (rows.next()) {
                String line = rows.getString(1).strip();
                if (line.contains("Scan") && !line.contains("Subquery") && !line.contains("task_pkey") && !lines.contains(line)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static String filled(String text, Map<String, Object> values) {
        Matcher parameter = PARAMETER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (parameter.find()) {
            Object value = values.getOrDefault(parameter.group(1), switch (parameter.group(1)) {
                case "limit" -> 20;
                case "skip" -> 0;
                case "counted" -> 1001;
                default -> "null";
            });
            String literal = value instanceof Number || value.equals("null")
                    ? value.toString()
                    : "'" + value.toString().replace("'", "''") + "'";
            parameter.appendReplacement(filled, Matcher.quoteReplacement(literal));
        }
        return parameter.appendTail(filled).toString();
    }

    private static Map<String, Object> range(Map<String, Object> others, LocalDate from, LocalDate before) {
        Map<String, Object> range = new LinkedHashMap<>(others);
        range.put("dueFrom", at(from));
        range.put("dueFromLocal", from.atStartOfDay());
        range.put("dueFromDay", from);
        range.put("dueBefore", at(before));
        range.put("dueBeforeLocal", before.atStartOfDay());
        range.put("dueBeforeDay", before);
        return range;
    }

    private static OffsetDateTime at(LocalDate day) {
        LocalDateTime midnight = day.atStartOfDay();
        return midnight.atZone(ZONE).toOffsetDateTime();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static String resource(String name) throws IOException {
        try (var source = TasksBench.class.getResourceAsStream("/" + name)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
