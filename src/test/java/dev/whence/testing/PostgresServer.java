package dev.whence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A running PostgreSQL with TimescaleDB and pgvector, and {@code wal_level=logical}. Thread-safe. */
public final class PostgresServer extends Server {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "whence";
    private static final Path STORE_EXTENSIONS = Path.of("local-services/postgres/store-extensions.sql");

    private final Database admin;

    PostgresServer(Database admin, Control control) {
        super(control);
        this.admin = admin;
    }

    /** The database {@code postgres} as superuser. */
    public Database admin() {
        return admin;
    }

    /**
     * A new, empty database for an event store, with its extensions. Its owner is a new role that may create roles and is
     * no superuser, as in production. It lives until the server is closed.
     */
    public Database storeDatabase() {
        Database database = create("store", "createrole");
        admin.named(database.name()).execute(read(STORE_EXTENSIONS));
        return database;
    }

    /** The database of an event store of that name, made where there is none; it stays when the server is closed. */
    public Database keptStoreDatabase(String name) {
        return kept(name, () -> {
            make(name, "createrole");
            admin.named(name).execute(read(STORE_EXTENSIONS));
        });
    }

    /** The database of that name for the tables of an application, made where there is none; it stays as well. */
    public Database keptDatabase(String name) {
        return kept(name, () -> make(name, ""));
    }

    private Database kept(String name, Runnable making) {
        Database database = admin.named(name).as(name, PASSWORD);
        try {
            database.connect().close();
        } catch (SQLException missing) {
            making.run();
        }
        return database;
    }

    /** A new, empty database for a source that is captured. Its owner is a new role with the right to replicate. */
    public Database sourceDatabase() {
        return create("source", "replication");
    }

    /** As soon as the server has noticed that nobody reads it any more. */
    public void dropSlot(String slot) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> admin().execute(
                        "select pg_drop_replication_slot('" + slot + "')"));
    }

    /** Drops a database of this server with its replication slots and connections. */
    public void drop(Database database) {
        admin.execute(
                "select pg_terminate_backend(active_pid) from pg_replication_slots where database = '%s' and active"
                        .formatted(database.name()));
        dropSlots(database.name());
        admin.execute("drop database %s with (force)".formatted(database.name()));
    }

    private void dropSlots(String database) {
        admin.execute(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = '%s' and not active"
                        .formatted(database));
    }

    private Database create(String purpose, String right) {
        return make("%s_%d_%d".formatted(purpose, ProcessHandle.current().pid(), COUNT.incrementAndGet()), right);
    }

    private Database make(String name, String right) {
        admin.execute("create role %s login %s password '%s'".formatted(name, right, PASSWORD));
        admin.execute("create database %1$s owner %1$s".formatted(name));
        return admin.named(name).as(name, PASSWORD);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
