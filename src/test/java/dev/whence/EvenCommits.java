package dev.whence;

import dev.whence.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Commits single-row transactions to the sample shop's tables at an even rate, and watches a store for their events. */
final class EvenCommits {
    private static final int WRITERS = 4;
    private static final int SELLERS = 1000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Database source;
    private final Database store;

    /** @param source an empty database, which gets the shop's tables and some sellers */
    EvenCommits(Database source, Database store) throws IOException {
        this.source = source;
        this.store = store;
        source.execute(Files.readString(Path.of("src/main/resources/sample/schema.sql")));
        source.execute("insert into sellers select 's' || n, '1', 'city', 'SP' from generate_series(0, %d) n"
                .formatted(SELLERS - 1));
    }

    /** @param millis of each change from its commit until its event could be read, in ascending order */
    record Seen(double[] millis, double seconds) {
        /** @param share from 0 to 1 */
        double percentile(double share) {
            return millis[Math.min(millis.length - 1, (int) (share * millis.length))];
        }

        double rate() {
            return millis.length / seconds;
        }
    }

    /** Returns when all events were read. */
    Seen run(int rate, int seconds) throws Exception {
        int changes = rate * seconds;
        String run = "r" + System.nanoTime() + "-";
        AtomicLongArray committed = new AtomicLongArray(changes);
        long[] seen = new long[changes];
        long head = head();
        long begin = System.nanoTime();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer;
            running.add(writers.submit(() -> write(first, rate, begin, run, committed)));
        }
        read(head, run, seen);
        for (Future<?> writer : running) {
            writer.get();
        }
        writers.shutdown();
        double elapsed = (System.nanoTime() - begin) / 1e9;
        double[] millis = new double[changes];
        for (int i = 0; i < changes; i++) {
            millis[i] = (seen[i] - committed.get(i)) / 1e6;
        }
        Arrays.sort(millis);
        return new Seen(millis, elapsed);
    }

    /** Each writer commits every so many changes at its due time, or as soon after it as it can. */
    private Void write(int first, int rate, long begin, String run, AtomicLongArray committed) throws SQLException {
        try (Connection connection = source.connect();
                PreparedStatement update =
                        connection.prepareStatement("update sellers set seller_city = ? where seller_id = ?")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = on");
            }
            for (int number = first; number < committed.length(); number += WRITERS) {
                long due = begin + number * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
                }
                update.setString(1, run + number);
                update.setString(2, "s" + number % SELLERS);
                update.executeUpdate();
                committed.set(number, System.nanoTime());
            }
        }
        return null;
    }

    /** Reads the events as they can be read, until all were seen. */
    private void read(long head, String run, long[] seen) throws SQLException {
        Timestamp since = Timestamp.from(Instant.now().minus(Duration.ofHours(1)));
        long after = head;
        int missing = seen.length;
        long last = System.nanoTime();
        try (Connection connection = store.connect();
                PreparedStatement events = connection.prepareStatement(
                        """
                        select position, data ->> 'city' from event
                        where position > ? and occurred_at > ? order by position limit 1000
                        """)) {
            while (missing > 0) {
                events.setLong(1, after);
                events.setTimestamp(2, since);
                try (ResultSet rows = events.executeQuery()) {
                    long now = System.nanoTime();
                    while (rows.next()) {
                        after = rows.getLong(1);
                        String city = rows.getString(2);
                        if (city != null && city.startsWith(run)) {
                            seen[Integer.parseInt(city.substring(run.length()))] = now;
                            missing--;
                            last = now;
                        }
                    }
                }
                if (System.nanoTime() - last > PATIENCE) {
                    throw new IllegalStateException(missing + " changes have no event");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        }
    }

    private long head() throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position from event_head")) {
            row.next();
            return row.getLong(1);
        }
    }
}
