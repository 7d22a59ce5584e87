package dev.whence.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database and the role that owns it. */
public record Database(String host, int port, String name, String user, String password) {
    /** The JDBC address, without credentials. */
    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /** A new connection as the owner; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    /** Executes one or several statements without parameters, in one transaction. */
    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("In database " + name + ": " + e.getMessage(), e);
        }
    }

    Database as(String otherUser, String otherPassword) {
        return new Database(host, port, name, otherUser, otherPassword);
    }

    Database named(String otherName) {
        return new Database(host, port, otherName, user, password);
    }

    @Override
    public String toString() {
        return user + "@" + url();
    }
}
