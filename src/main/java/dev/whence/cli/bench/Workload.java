package dev.whence.cli.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Business in a shop's database, by several writers at a time, until it is ended. They wait while the database is away. */
final class Workload {
    private static final int WRITERS = 3;

    private final List<Writer> writers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    private Workload(Connections shop, long seed) {
        writers = IntStream.rangeClosed(1, WRITERS)
                .mapToObj(number -> new Writer(shop, number, seed, () -> ended))
                .toList();
    }

    /** Makes the tables, with a history of that many orders. */
    static void prepare(Connections shop, int orders) throws SQLException {
        try (Connection connection = shop.open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Sql.resource("/sample/schema.sql"));
            statement.execute(Sql.read("shop"));
            for (String part : List.of("history-orders", "history-items", "history-payments")) {
                try (PreparedStatement rows = connection.prepareStatement(Sql.read(part))) {
                    rows.setInt(1, orders);
                    rows.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    static Workload start(Connections shop, long seed) {
        Workload workload = new Workload(shop, seed);
        for (Writer writer : workload.writers) {
            Thread thread = new Thread(writer, "writer");
            thread.setDaemon(true);
            thread.start();
            workload.threads.add(thread);
        }
        return workload;
    }

    /** One order that tells by its events that everything before it has been told. */
    static void last(Connections shop) throws SQLException {
        try (Connection connection = shop.open();
                PreparedStatement order = connection.prepareStatement(Sql.read("place-order"))) {
            order.setString(1, "last");
            order.setString(2, "c1");
            order.executeUpdate();
        }
    }

    /** Transactions that were committed. */
    long committed() {
        return writers.stream().mapToLong(Writer::committed).sum();
    }

    /** Returns when nothing is written any more. */
    void end() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
