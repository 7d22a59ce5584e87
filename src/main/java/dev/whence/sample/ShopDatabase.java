package dev.whence.sample;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Optional;

/** The shop's database: roles, tables, rights. Says in one sentence when the server cannot be used. */
public final class ShopDatabase {
    private final ShopServer server;

    public ShopDatabase(ShopServer server) {
        this.server = server;
    }

    /** Which shop is there; empty if none, or one whose loading did not end. */
    public Optional<ShopOrigin> origin() {
        return onServer(() -> {
            if (!exists()) {
                return Optional.empty();
            }
            createRoles();
            try (Connection shop = server.asOwner()) {
                return readOrigin(shop);
            }
        });
    }

    /** An empty shop, in place of the one that may be there. Streams of the old one end and their slots are dropped. */
    public void recreate() {
        onServer(() -> {
            createRoles();
            try (Connection admin = server.asAdmin();
                    Statement statement = admin.createStatement()) {
                releaseSlots(admin);
                String name = statement.enquoteIdentifier(server.database(), true);
                statement.execute("drop database if exists " + name + " with (force)");
                statement.execute("create database " + name + " owner " + ShopServer.OWNER);
            }
            try (Connection shop = server.asOwner();
                    Statement statement = shop.createStatement()) {
                statement.execute(Sheet.text("schema.sql"));
                statement.execute(Sheet.text("rights.sql"));
            }
            return true;
        });
    }

    /** Lets go of what was read before, so that a hub with an empty store begins anew. */
    public void release() {
        onServer(() -> {
            try (Connection admin = server.asAdmin();
                    Connection shop = server.asOwner();
                    Statement statement = shop.createStatement()) {
                releaseSlots(admin);
                return statement.executeUpdate("update sample.origin set visits_sent = false");
            }
        });
    }

    private void releaseSlots(Connection admin) throws SQLException {
        set(admin, "whence.shop_database", server.database());
        try (Statement statement = admin.createStatement()) {
            statement.execute(Sheet.text("release-slots.sql"));
        }
    }

    /** Remembers that the web events of the shop have been posted. */
    public void visitsSent() {
        onServer(() -> {
            try (Connection shop = server.asOwner();
                    Statement statement = shop.createStatement()) {
                return statement.executeUpdate("update sample.origin set visits_sent = true");
            }
        });
    }

    static void remember(Connection shop, String what, LocalDateTime until) throws SQLException {
        try (PreparedStatement insert =
                shop.prepareStatement("insert into sample.origin (what, until) values (?, ?)")) {
            insert.setString(1, what);
            insert.setObject(2, until);
            insert.executeUpdate();
        }
    }

    private static Optional<ShopOrigin> readOrigin(Connection shop) throws SQLException {
        try (Statement statement = shop.createStatement()) {
            ResultSet found = statement.executeQuery("select to_regclass('sample.origin')");
            found.next();
            if (found.getString(1) == null) {
                return Optional.empty();
            }
            ResultSet origin = statement.executeQuery("select what, until, visits_sent from sample.origin");
            return origin.next()
                    ? Optional.of(new ShopOrigin(
                            origin.getString(1), origin.getObject(2, LocalDateTime.class), origin.getBoolean(3)))
                    : Optional.empty();
        }
    }

    private boolean exists() throws SQLException {
        try (Connection admin = server.asAdmin();
                PreparedStatement query = admin.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, server.database());
            return query.executeQuery().next();
        }
    }

    private void createRoles() throws SQLException {
        try (Connection admin = server.asAdmin();
                Statement statement = admin.createStatement()) {
            set(admin, "whence.shop_password", Passwords.inFile(server.ownerPassword()));
            set(admin, "whence.capture_password", Passwords.inFile(server.capturePassword()));
            statement.execute(Sheet.text("roles.sql"));
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private <T> T onServer(SqlWork<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw WhenceException.retryable(
                    "the shop's database on " + server.host() + ":" + server.port() + " cannot be used: "
                            + e.getMessage(),
                    e);
        }
    }

    private interface SqlWork<T> {
        T run() throws SQLException;
    }
}
