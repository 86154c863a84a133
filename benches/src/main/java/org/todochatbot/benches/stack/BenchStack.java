package org.todochatbot.benches.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.localstack.Options;

/** The whole system on ports and in a folder of its own, which goes with it. */
public final class BenchStack implements AutoCloseable {

    private static final int PORT = 9300;

    private final Path folder;
    private final LocalStack stack;

    private BenchStack(Path folder, LocalStack stack) {
        this.folder = folder;
        this.stack = stack;
    }

    public static BenchStack start() throws IOException {
        return start(UnaryOperator.identity());
    }

    /** @param choice such as {@link Options#withoutServices()} */
    public static BenchStack start(UnaryOperator<Options> choice) throws IOException {
        Path folder = Files.createTempDirectory("todo-chatbot-bench");
        Options options = Options.of(Path.of(System.getProperty("project.folder")), folder, PORT)
                .withProgress(System.out::println);
        return new BenchStack(folder, LocalStack.start(choice.apply(options)));
    }

    public LocalStack stack() {
        return stack;
    }

    public Path folder() {
        return folder;
    }

    /** As the superuser, whom row-level security does not bind. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(database), stack.superuser(), stack.superuserPassword());
    }

    /** The first column of the first row. */
    public long number(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        stack.close();
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
