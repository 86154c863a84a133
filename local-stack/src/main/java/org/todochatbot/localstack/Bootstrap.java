package org.todochatbot.localstack;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Databases and roles of every service, by the scripts in {@code bootstrap/}; running them again changes nothing. */
final class Bootstrap {

    private final Ports ports;
    private final LocalSecrets secrets;

    Bootstrap(Ports ports, LocalSecrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    void run() throws SQLException, IOException {
        try (Connection server = connect("postgres")) {
            for (String appId : Service.IDS) {
                ServiceDatabase database = ServiceDatabase.of(appId);
                role(server, database.owner(), secrets.get(appId, "spring.flyway.password"));
                role(server, database.role(), secrets.get(appId, "spring.datasource.password"));
                script(server, "database.sql", Map.of("database", database.name(), "owner", database.owner()));
            }
            script(server, "system-role.sql", Map.of("system", "todo_system", "service", "todo"));
            script(server, "system-role.sql", Map.of("system", "insights_system", "service", "insights"));
            role(server, "conversation", secrets.conversationPassword());
            script(server, "database.sql", Map.of("database", "conversation", "owner", "conversation"));
        }
        for (String appId : Service.IDS) {
            ServiceDatabase database = ServiceDatabase.of(appId);
            try (Connection connection = connect(database.name())) {
                script(connection, "privileges.sql", Map.of(
                        "database", database.name(), "owner", database.owner(), "service", database.role()));
            }
        }
    }

    /** A database of this name that is empty, with the roles of the service's own. */
    void renew(String name, ServiceDatabase likeThat) throws SQLException, IOException {
        try (Connection server = connect("postgres"); Statement statement = server.createStatement()) {
            statement.execute("drop database if exists \"" + name + "\" with (force)");
            script(server, "database.sql", Map.of("database", name, "owner", likeThat.owner()));
        }
        try (Connection connection = connect(name)) {
            script(connection, "privileges.sql", Map.of(
                    "database", name, "owner", likeThat.owner(), "service", likeThat.role()));
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(PostgreSql.jdbcUrl(ports, database) + "&connectTimeout=5&socketTimeout=30",
                PostgreSql.SUPERUSER, secrets.superuserPassword());
    }

    private static void role(Connection server, String role, String password) throws SQLException, IOException {
        script(server, "role.sql", Map.of("role", role, "password", password));
    }

    private static void script(Connection connection, String name, Map<String, String> variables)
            throws SQLException, IOException {
        try (InputStream resource = Bootstrap.class.getResourceAsStream("/bootstrap/" + name)) {
            if (resource == null) {
                throw new FileNotFoundException("bootstrap/" + name);
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            for (PsqlScript.Step step : PsqlScript.parse(text, variables).steps()) {
                execute(connection, step);
            }
        }
    }

    private static void execute(Connection connection, PsqlScript.Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!step.executesItsResult()) {
                statement.execute(step.sql());
                return;
            }
            List<String> results = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(step.sql())) {
                while (rows.next()) {
                    results.add(rows.getString(1));
                }
            }
            for (String sql : results) {
                statement.execute(sql);
            }
        }
    }
}
