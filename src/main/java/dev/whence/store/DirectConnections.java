package dev.whence.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections outside the pools, for what holds one for long: listening and fencing. Thread-safe. */
final class DirectConnections {
    private static final String HEAD = Sql.read("head");

    private final StoreSettings settings;

    DirectConnections(StoreSettings settings) {
        this.settings = settings;
    }

    /** Commits each statement; works as the writer. */
    Connection open(String doing) {
        try {
            Connection connection = DriverManager.getConnection(settings.url(), properties(doing));
            try (Statement statement = connection.createStatement()) {
                statement.execute("set role " + quoted(settings.writer()));
            }
            return connection;
        } catch (SQLException e) {
            throw SqlErrors.translate(doing, e);
        }
    }

    static long head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** As an identifier in SQL. */
    static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    private Properties properties(String doing) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", "whence: " + doing);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        return properties;
    }
}
