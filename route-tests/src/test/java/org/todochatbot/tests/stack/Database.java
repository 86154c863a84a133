package org.todochatbot.tests.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database as nobody in the system may: as its superuser. */
public final class Database {

    private Database() {}

    /** The first column of each row, as text. */
    public static List<String> column(String database, String sql, Object... parameters) {
        try (Connection connection = connect(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public static long count(String database, String sql, Object... parameters) {
        return Long.parseLong(column(database, sql, parameters).get(0));
    }

    /** A statement without rows. */
    public static void execute(String database, String sql) {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a transaction of one's own. */
    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                TheStack.get().jdbcUrl(database), TheStack.get().superuser(), TheStack.get().superuserPassword());
    }
}
