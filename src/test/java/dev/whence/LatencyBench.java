package dev.whence;

import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long after its commit a change's event can be read from the store, at even rates of single-row transactions, with a
 * whole hub in a process of its own; and what hub and source spend meanwhile. The source is a server of its own that
 * commits durably and at once. The arguments are the seconds of each rate and the rates (60 300 3000).
 */
final class LatencyBench {
    private static final List<Integer> RATES = List.of(60, 300, 3000);
    private static final int WRITERS = 4;
    private static final int SELLERS = 1000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Database source;
    private final Database store = Services.postgres().storeDatabase();

    private LatencyBench(PostgresServer server) {
        source = server.sourceDatabase();
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        List<Integer> rates = arguments.length > 1
                ? Stream.of(arguments).skip(1).map(Integer::valueOf).toList()
                : RATES;
        try (PostgresServer server = Services.ownPostgres()) {
            new LatencyBench(server).run(seconds, rates);
        }
        System.exit(0);
    }

    private void run(int seconds, List<Integer> rates) throws Exception {
        source.execute(Files.readString(Path.of("src/main/resources/sample/schema.sql")));
        source.execute("insert into sellers select 's' || n, '1', 'city', 'SP' from generate_series(0, %d) n"
                .formatted(SELLERS - 1));
        HubHome home = HubHome.in(Files.createTempDirectory("latency")).shop(source);
        try (TestHub hub = TestHub.process(home, store, List.of("-Xmx512m"))) {
            while (!hub.get("/connectors").text().contains("STREAMING")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            measure(hub, 300, Math.min(seconds, 15));
            for (int rate : rates) {
                System.out.println(measure(hub, rate, seconds));
            }
        }
        Services.postgres().drop(store);
    }

    private String measure(TestHub hub, int rate, int seconds) throws Exception {
        int changes = rate * seconds;
        String run = "r" + System.nanoTime() + "-";
        AtomicLongArray committed = new AtomicLongArray(changes);
        long[] seen = new long[changes];
        long head = head();
        double hubBefore = Cpu.of(hub.pid());
        double senderBefore = sender();
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
        return "%,d changes/s (%,.0f reached) for %d s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms; hub %.0f %% of a core, %s resident; the source's walsender %.0f %% of a core"
                .formatted(
                        rate,
                        changes / elapsed,
                        seconds,
                        millis[changes / 2],
                        millis[changes * 99 / 100],
                        millis[(int) (changes * 999L / 1000)],
                        100 * (Cpu.of(hub.pid()) - hubBefore) / elapsed,
                        status(hub.pid(), "VmRSS"),
                        100 * (sender() - senderBefore) / elapsed);
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
        long after = head;
        int missing = seen.length;
        long last = System.nanoTime();
        try (Connection connection = store.connect();
                PreparedStatement events = connection.prepareStatement(
                        "select position, data ->> 'city' from event where position > ? order by position limit 1000")) {
            while (missing > 0) {
                events.setLong(1, after);
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
        return number(store, "select position from event_head");
    }

    private double sender() throws SQLException, IOException {
        return Cpu.of(number(
                source, "select active_pid from pg_replication_slots where slot_name = '" + source.name() + "'"));
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String status(long pid, String field) throws IOException {
        Path file = Path.of("/proc", String.valueOf(pid), "status");
        return !Files.exists(file)
                ? "unknown"
                : Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(field + ":"))
                        .map(line -> line.substring(field.length() + 1).strip())
                        .findFirst()
                        .orElse("unknown");
    }
}
