package dev.whence.store;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Sees to it that the database can be a store: PostgreSQL 15 or newer with TimescaleDB and pgvector. */
final class StoreCheck {
    private static final int OLDEST = 15;
    private static final String EXTENSION = Sql.read("extension-state");

    private StoreCheck() {}

    /** Fails with CONFIG and what to install. */
    static void prepare(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw WhenceException.config("the event store is PostgreSQL " + version + "; Whence needs " + OLDEST
                    + " or newer, with TimescaleDB and pgvector");
        }
        extension(
                connection,
                "timescaledb",
                "postgresql-" + version + "-timescaledb, and add timescaledb to shared_preload_libraries");
        extension(connection, "vector", "postgresql-" + version + "-pgvector");
    }

    /** Fails with CONFIG where no hub has made a store in this database. */
    static void present(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, "public", "event_head", null)) {
            if (!tables.next()) {
                throw WhenceException.config("there is no event store in the database " + connection.getCatalog()
                        + "; a hub makes it when it starts. Check whence.store.url.");
            }
        }
    }

    private static void extension(Connection connection, String name, String toInstall) throws SQLException {
        switch (state(connection, name)) {
            case "installed" -> {}
            case "missing" ->
                throw WhenceException.config(
                        "the server of the event store lacks the extension " + name + ": install " + toInstall);
            default -> create(connection, name, toInstall);
        }
    }

    private static String state(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXTENSION)) {
            statement.setString(1, name);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void create(Connection connection, String name, String toInstall) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists " + name);
        } catch (SQLException e) {
            throw WhenceException.config("the extension " + name + " cannot be made in the event store: "
                    + e.getMessage() + ". As a superuser run: create extension " + name
                    + "; if that fails, install " + toInstall);
        }
    }
}
