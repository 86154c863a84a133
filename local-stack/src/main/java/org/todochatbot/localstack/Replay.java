package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Rebuilds what the events service keeps from the topics alone, into an empty database beside the live one, and compares
 * the two. The rebuild is the service's own jar with the profile {@code replay}, which ends when it has read all.
 */
final class Replay {

    private static final String REBUILT = "insights_replay";
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    /** A person's audit log, insights and task states, each as one hash, so that two databases compare in one pass. */
    private static final String FINGERPRINTS = """
            select 'audit log' as what, person_id::text as person, count(*) as rows,
                   md5(string_agg(event_id || topic || type || coalesce(subject, '') || coalesce(sequence, 0) || time || event,
                                  ',' order by event_id)) as hash
            from audit_log group by person_id
            union all
            select 'insights', person_id::text, count(*), md5(string_agg(insight::text, ',' order by day))
            from insight group by person_id
            union all
            select 'task states', person_id::text, count(*), md5(string_agg(task_state::text, ',' order by task_id))
            from task_state group by person_id
            """;

    private final Path projectFolder;
    private final Path dataFolder;
    private final Ports ports;
    private final LocalSecrets secrets;
    private final Progress progress;

    Replay(Path projectFolder, Path dataFolder, Ports ports, LocalSecrets secrets, Progress progress) {
        this.projectFolder = projectFolder;
        this.dataFolder = dataFolder;
        this.ports = ports;
        this.secrets = secrets;
        this.progress = progress;
    }

    Replayed run() throws IOException, InterruptedException, SQLException {
        new Bootstrap(ports, secrets).renew(REBUILT, ServiceDatabase.of("routes-events"));
        // What is there now must be in the rebuild too; what comes meanwhile may be.
        Map<String, String> before = fingerprints("insights");
        progress.say("Reading the topics from the start …");
        Instant begun = Instant.now();
        rebuild();
        Duration reading = Duration.between(begun, Instant.now());
        Map<String, String> rebuilt = fingerprints(REBUILT);
        Map<String, String> live = fingerprints("insights");
        List<String> differences = new ArrayList<>();
        for (String key : rebuilt.keySet()) {
            // A person who did something while the topics were read is compared as they were before or are now.
            if (!rebuilt.get(key).equals(live.get(key)) && !rebuilt.get(key).equals(before.get(key))) {
                differences.add(key + ": " + rebuilt.get(key) + " rebuilt, " + live.get(key) + " live");
            }
        }
        for (String key : before.keySet()) {
            if (!rebuilt.containsKey(key)) {
                differences.add(key + ": missing in the rebuild");
            }
        }
        return new Replayed(count(), reading, differences);
    }

    private void rebuild() throws IOException, InterruptedException {
        JavaRuntime java = JavaRuntime.current();
        Map<String, String> environment = Map.of(
                "SPRING_PROFILES_ACTIVE", "replay",
                "REPLAY_ID", UUID.randomUUID().toString(),
                // The environment wins over the service's secret.
                "SPRING_DATASOURCE_URL", PostgreSql.jdbcUrl(ports, REBUILT),
                "SPRING_FLYWAY_URL", PostgreSql.jdbcUrl(ports, REBUILT),
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", "0",
                "DAPR_HTTP_PORT", Integer.toString(ports.eventsSidecar().http()),
                "DAPR_GRPC_PORT", Integer.toString(ports.eventsSidecar().grpc()),
                "DAPR_API_TOKEN", secrets.daprApiToken("routes-events"),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash");
        Path log = dataFolder.resolve("logs").resolve("replay.json");
        List<String> command;
        try {
            ServiceJar.Extracted extracted = ServiceJar.of(projectFolder, "routes-events").extracted(java);
            command = Service.command(java, extracted, extracted.classCache().using());
        } catch (IOException | InterruptedException | StackException e) {
            throw e;
        } catch (Exception e) {
            throw new StackException("The events service cannot be unpacked: " + e.getMessage(), e);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new StackException("The replay did not end within " + Progress.seconds(PATIENCE) + ": see " + log + ".");
            }
            if (process.exitValue() != 0) {
                throw new StackException("The replay ended with exit code " + process.exitValue() + ": see " + log + ".");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Map<String, String> fingerprints(String database) throws SQLException {
        Map<String, String> fingerprints = new HashMap<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FINGERPRINTS)) {
            while (rows.next()) {
                fingerprints.put(rows.getString("what") + " of " + rows.getString("person"),
                        rows.getLong("rows") + " rows, " + rows.getString("hash"));
            }
        }
        return fingerprints;
    }

    private long count() throws SQLException {
        try (Connection connection = connect(REBUILT);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from audit_log")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(PostgreSql.jdbcUrl(ports, database), PostgreSql.SUPERUSER, secrets.superuserPassword());
    }
}
