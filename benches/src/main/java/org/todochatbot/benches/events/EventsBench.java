package org.todochatbot.benches.events;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.todochatbot.benches.stack.BenchResult;
import org.todochatbot.benches.stack.BenchStack;
import org.todochatbot.benches.stack.CpuUse;
import org.todochatbot.localstack.Replayed;

/**
 * {@code ./bench events}: a filled outbox on its way through Kafka into the insights, and a replay of the topics beside JDBC
 * batches that write the same rows and do nothing else.
 */
public final class EventsBench {

    private static final int PEOPLE = 1000;
    private static final int LONGEST_OUTBOX = Integer.getInteger("outbox", 300_000);
    private static final int REPLAYED = Integer.getInteger("events", 1_000_000);
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Events as ChangeRow makes them, of tasks and people counted from a number: people take turns, each task is new. */
    private static final String EVENTS = """
            select md5('person ' || i %% %d)::uuid as person, gen_random_uuid() as id, gen_random_uuid() as task
            from generate_series(1, %d) as i""";
    private static final String EVENT = """
            jsonb_build_object('specversion', '1.0', 'id', id, 'source', 'routes-backend', 'type', 'task-created',
                'subject', task, 'time', now(), 'datacontenttype', 'application/json', 'sequence', 1,
                'zone', 'Europe/Vienna', 'personid', person,
                'data', jsonb_build_object('deleted', false, 'changed', '[]'::jsonb, 'task', jsonb_build_object(
                    'id', task, 'title', 'call somebody', 'description', '', 'status', 'pending', 'priority', 4,
                    'due', jsonb_build_object('date', '2030-01-01'), 'tags', '[]'::jsonb,
                    'createdAt', now(), 'updatedAt', now())))""";

    private final BenchStack bench;
    private final BenchResult result = new BenchResult("events");

    private EventsBench(BenchStack bench) {
        this.bench = bench;
    }

    public static void main(String[] args) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            new EventsBench(bench).run();
        }
    }

    private void run() throws Exception {
        double rate = 0;
        // For the JVMs to warm up.
        outbox(LONGEST_OUTBOX);
        for (int count : new int[] {LONGEST_OUTBOX / 100, LONGEST_OUTBOX / 10, LONGEST_OUTBOX}) {
            rate = outbox(count);
            result.figure("outbox of " + count + ": events/s into the insights", rate);
        }
        for (String part : new String[] {"routes-frontend", "routes-backend"}) {
            bench.stack().part(part).stop();
        }
        long target = recorded() + REPLAYED;
        produce();
        // Some are recorded already.
        long before = recorded();
        Instant begun = Instant.now();
        CpuUse cpu = CpuUse.from(bench.stack());
        await(target);
        cpu.print();
        result.figure("from Kafka into the insights, events/s", perSecond(recorded() - before, begun));
        bench.stack().part("routes-events").stop();
        System.out.println("Replaying " + recorded() + " events …");
        Replayed replayed = bench.stack().replay();
        double replay = replayed.events() * 1000.0 / replayed.reading().toMillis();
        double batches = batches();
        result.figure("replayed events", replayed.events())
                .figure("replay differences", replayed.differences().size())
                .figure("replayed events/s, the start of its process included", replay)
                .reference("events/s written by JDBC batches", batches, replay / batches)
                .aim("outbox >= 5000 events/s", rate >= 5000)
                .aim("replay >= 50 % of batches", replay / batches >= 0.5)
                .aim("replay equals", replayed.differences().isEmpty())
                .print();
    }

    private double outbox(int count) throws Exception {
        System.out.println("Filling the outbox with " + count + " events …");
        long before = recorded();
        // All at once, as the relay sees nothing of a transaction before it is committed.
        try (Connection connection = bench.connect("todo"); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into outbox (person_id, topic, event_id, event) select person, 'task-events', id, "
                    + EVENT + " from (" + EVENTS.formatted(PEOPLE, count) + ") as given");
            statement.execute("analyze outbox");
            connection.commit();
        }
        Instant begun = Instant.now();
        CpuUse cpu = CpuUse.from(bench.stack());
        await(before + count);
        cpu.print();
        return perSecond(count, begun);
    }

    private void produce() throws SQLException {
        System.out.println("Writing " + REPLAYED + " events to Kafka …");
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bench.stack().kafkaBrokers(), "linger.ms", 20, "batch.size", 200_000),
                        new StringSerializer(), new StringSerializer());
                Connection connection = bench.connect("todo")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(1000);
                try (ResultSet rows = statement.executeQuery("select person, " + EVENT + "::text from ("
                        + EVENTS.formatted(PEOPLE, REPLAYED) + ") as given")) {
                    while (rows.next()) {
                        producer.send(new ProducerRecord<>("task-events", rows.getObject(1, UUID.class).toString(), rows.getString(2)));
                    }
                }
            }
        }
    }

    private long recorded() throws SQLException {
        return bench.number("insights", "select count(*) from audit_log");
    }

    private void await(long count) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        long now;
        while ((now = recorded()) < count) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Only " + now + " of " + count + " events were recorded");
            }
            Thread.sleep(count - now > 50_000 ? 1000 : 20);
        }
    }

    private static double perSecond(long count, Instant begun) {
        return count * 1000.0 / Math.max(1, Duration.between(begun, Instant.now()).toMillis());
    }

    /** Only the time of the writes: the rows are read from the live database meanwhile. */
    private double batches() throws SQLException {
        System.out.println("The same rows by JDBC batches …");
        try (Connection connection = bench.connect("postgres"); Statement statement = connection.createStatement()) {
            statement.execute("create database insights_batches template insights_replay");
        }
        try (Connection to = bench.connect("insights_batches"); Statement statement = to.createStatement()) {
            statement.execute("truncate audit_log, task_state, insight");
        }
        long nanos = 0;
        for (String table : new String[] {"audit_log", "task_state", "insight"}) {
            nanos += copy(table);
        }
        return recorded() * 1e9 / nanos;
    }

    private long copy(String table) throws SQLException {
        String url = bench.stack().jdbcUrl("insights_batches") + "&reWriteBatchedInserts=true";
        long nanos = 0;
        try (Connection from = bench.connect("insights");
                Connection to = DriverManager.getConnection(url, bench.stack().superuser(), bench.stack().superuserPassword())) {
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            try (Statement select = from.createStatement()) {
                select.setFetchSize(BATCH);
                try (ResultSet rows = select.executeQuery("select * from " + table)) {
                    ResultSetMetaData columns = rows.getMetaData();
                    String holes = "?" + ", ?".repeat(columns.getColumnCount() - 1);
                    try (PreparedStatement insert = to.prepareStatement("insert into " + table + " values (" + holes + ")")) {
                        int waiting = 0;
                        boolean more = rows.next();
                        while (more) {
                            for (int i = 1; i <= columns.getColumnCount(); i++) {
                                insert.setObject(i, rows.getObject(i));
                            }
                            insert.addBatch();
                            more = rows.next();
                            if (++waiting == BATCH || !more) {
                                long begun = System.nanoTime();
                                insert.executeBatch();
                                to.commit();
                                nanos += System.nanoTime() - begun;
                                waiting = 0;
                            }
                        }
                    }
                }
            }
        }
        return nanos;
    }
}
