package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL with the durability it comes with: what was committed survives {@code kill -9} and a power cut. */
final class PostgreSql implements Part {

    static final String NAME = "postgresql";
    static final String SUPERUSER = "postgres";

    private final PostgresBinaries binaries;
    private final Path dataFolder;
    private final Ports ports;
    private final LocalSecrets secrets;
    private final boolean forOthers;

    PostgreSql(PostgresBinaries binaries, Setup setup) {
        this.binaries = binaries;
        this.dataFolder = setup.dataFolder();
        this.ports = setup.ports();
        this.secrets = setup.secrets();
        this.forOthers = setup.options().serversOnly();
    }

    static String jdbcUrl(Ports ports, String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/" + database + "?ApplicationName=local-stack";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Ports.Claim> ports() {
        return List.of(new Ports.Claim(ports.postgresql(), "PostgreSQL"));
    }

    @Override
    public Launch prepare() throws Exception {
        Path cluster = dataFolder.resolve(NAME);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(cluster);
        }
        if (forOthers) {
            letOthersIn(cluster.resolve("pg_hba.conf"));
        }
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(binaries.program("postgres"), "-D", cluster.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Launch(command, Map.of("TZ", "UTC"), dataFolder);
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", forOthers ? "*" : "127.0.0.1"),
                Map.entry("port", Integer.toString(ports.postgresql())),
                Map.entry("unix_socket_directories", ""),
                // The promise "nothing that was answered is lost" rests on these three, so they are not left to defaults.
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "128MB"),
                // Several that write at once wait for each other where the log's buffers are full: 4 MB, by default.
                Map.entry("wal_buffers", "16MB"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("logging_collector", "on"),
                Map.entry("log_destination", "jsonlog"),
                Map.entry("log_directory", dataFolder.resolve("logs").toString()),
                // PostgreSQL puts .json in the place of .log for this destination.
                Map.entry("log_filename", NAME + ".log"),
                Map.entry("log_rotation_age", "0"),
                Map.entry("log_rotation_size", "0"),
                // People's words are in statements' parameters; they do not belong in a log.
                Map.entry("log_parameter_max_length_on_error", "0"));
    }

    /** By password, as everybody; by default only this machine is let in. */
    private static void letOthersIn(Path rules) throws IOException {
        String rule = "host all all all scram-sha-256\n";
        if (!Files.readString(rules).endsWith(rule)) {
            Files.writeString(rules, rule, StandardOpenOption.APPEND);
        }
    }

    private void initialise(Path cluster) throws Exception {
        if (Files.exists(cluster)) {
            // The first start was cut off before the cluster was complete.
            Folders.delete(cluster);
        }
        Path passwordFile = Files.createTempFile(dataFolder, "superuser", ".txt",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Path unfinished = dataFolder.resolve(NAME + ".unfinished");
        if (Files.exists(unfinished)) {
            Folders.delete(unfinished);
        }
        try {
            Files.writeString(passwordFile, secrets.superuserPassword());
            List<String> command = new ArrayList<>(asOrdinaryUser());
            command.addAll(List.of(binaries.program("initdb"), "-D", unfinished.toString(),
                    "--username=" + SUPERUSER, "--pwfile=" + passwordFile, "--auth=scram-sha-256",
                    // Knows Unicode, sorts by code point, and is inside PostgreSQL: no machine lacks it.
                    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            run(command);
            Files.move(unfinished, cluster);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackException("PostgreSQL's initdb failed:\n" + output);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    private static List<String> asOrdinaryUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (Programs.output(List.of("unshare", "-U", "true"), Map.of()).isEmpty()) {
            throw new StackException("PostgreSQL does not run as root, and this machine has no user namespaces to hide root"
                    + " from it: start ./run as another user.");
        }
        return List.of("unshare", "-U");
    }

    @Override
    public HealthCheck health() {
        return new HealthCheck.PostgreSql(jdbcUrl(ports, "postgres"), SUPERUSER, secrets.superuserPassword());
    }

    @Override
    public void whenUp() throws SQLException, IOException {
        // The first two lines of a start go here before PostgreSQL turns to the JSON log, which holds them too.
        Files.deleteIfExists(dataFolder.resolve("logs").resolve(NAME + ".log"));
        new Bootstrap(ports, secrets).run();
    }

    /** Fast shutdown: open transactions are rolled back instead of waited for. */
    @Override
    public Signal stopSignal() {
        return Signal.INT;
    }
}
