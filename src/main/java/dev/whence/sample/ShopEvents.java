package dev.whence.sample;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The event store as far as the sample shop is concerned. Events cannot be removed from a store, so another shop needs
 * another, empty one.
 */
public final class ShopEvents {
    private static final String CONNECTOR = "shop";

    private final ShopServer server;
    private final String url;
    private final String user;
    private final String password;

    /** @param url of the store's database for JDBC; user and password are those of its owner */
    public ShopEvents(ShopServer server, String url, String user, String password) {
        this.server = server;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Whether the store has events of a sample shop, or has begun to read them. */
    public boolean known() {
        return withStore(
                store -> {
                    try (PreparedStatement query = store.prepareStatement(Sheet.text("known-connector.sql"))) {
                        query.setString(1, CONNECTOR);
                        ResultSet found = query.executeQuery();
                        return found.next() && found.getBoolean(1);
                    }
                },
                false);
    }

    /**
     * Puts an empty store in place of the one that holds the events of the shop. Only done on the server that the shop
     * is on, and only if no other source has events there.
     */
    public void forget() {
        List<String> others = others();
        if (!others.isEmpty()) {
            throw WhenceException.config("the event store " + url + " holds events of " + String.join(", ", others)
                    + " besides those of another sample shop; set WHENCE_STORE_URL to an empty database for this one");
        }
        if (!url.startsWith(server.urlOf(""))) {
            throw WhenceException.config("the event store " + url + " holds the events of another sample shop; set"
                    + " WHENCE_STORE_URL to an empty database, or ask for the same shop again");
        }
        String database = url.substring(server.urlOf("").length()).replaceFirst("\\?.*", "");
        try {
            replace(database);
        } catch (SQLException e) {
            throw WhenceException.retryable("the event store could not be made anew: " + e.getMessage(), e);
        }
    }

    private List<String> others() {
        return withStore(
                store -> {
                    try (PreparedStatement query = store.prepareStatement(Sheet.text("other-connectors.sql"))) {
                        query.setString(1, CONNECTOR);
                        ResultSet found = query.executeQuery();
                        List<String> names = new ArrayList<>();
                        while (found.next()) {
                            names.add(found.getString(1));
                        }
                        return names;
                    }
                },
                List.of());
    }

    private void replace(String database) throws SQLException {
        try (Connection admin = server.asAdmin("postgres");
                Statement statement = admin.createStatement()) {
            String name = statement.enquoteIdentifier(database, true);
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " owner " + statement.enquoteIdentifier(user, true));
        }
        try (Connection admin = server.asAdmin(database);
                Statement statement = admin.createStatement()) {
            statement.execute(Sheet.text("store-extensions.sql"));
        }
    }

    /** @param empty the result where the store's tables were never made */
    private <T> T withStore(Query<T> query, T empty) {
        try (Connection store = DriverManager.getConnection(url, user, password);
                Statement statement = store.createStatement()) {
            ResultSet found = statement.executeQuery("select to_regclass('connector_offset')");
            return found.next() && found.getString(1) != null ? query.on(store) : empty;
        } catch (SQLException e) {
            throw WhenceException.retryable("the event store " + url + " cannot be used: " + e.getMessage(), e);
        }
    }

    private interface Query<T> {
        T on(Connection store) throws SQLException;
    }
}
