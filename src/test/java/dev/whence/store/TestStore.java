package dev.whence.store;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A store in a database of its own, and that database as its owner and its superuser see it. */
final class TestStore implements AutoCloseable {
    final Database database = Services.postgres().storeDatabase();
    private Store store = Store.open(settings());

    StoreSettings settings() {
        return StoreSettings.of(database.url(), database.user(), database.password());
    }

    Store get() {
        return store;
    }

    /** Another hub on the same store; the caller closes it. */
    Store another() {
        return Store.open(settings());
    }

    /** Executes statements as one of the store's roles: the owner, or what it may become. */
    void as(String role, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role \"" + role + "\"");
            statement.execute(sql);
        }
    }

    Stream<String> roles() {
        return List.of(database.user(), settings().writer(), settings().reader()).stream();
    }

    /** What the server's superuser may do, whom no trigger stops. */
    void asSuperuser(String sql) throws SQLException {
        Database admin = Services.postgres().admin();
        Database same = new Database(database.host(), database.port(), database.name(), admin.user(), admin.password());
        try (Connection connection = same.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        store.close();
        Services.postgres().drop(database);
    }
}
