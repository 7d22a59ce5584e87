package dev.whence;

import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long after its commit a change's event can be read from the store, at even rates of single-row transactions, with a
 * whole hub in a process of its own; and what hub and source spend meanwhile. The source is a server of its own that
 * commits durably and at once. The arguments are the seconds of each rate and the rates (60 300 3000).
 */
final class LatencyBench {
    private static final List<Integer> RATES = List.of(60, 300, 3000);

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
        EvenCommits commits = new EvenCommits(source, store);
        HubHome home = HubHome.in(Files.createTempDirectory("latency")).shop(source);
        try (TestHub hub = TestHub.process(home, store, List.of("-Xmx512m"))) {
            while (!hub.get("/connectors").text().contains("STREAMING")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            measure(hub, commits, 300, Math.min(seconds, 15));
            for (int rate : rates) {
                System.out.println(measure(hub, commits, rate, seconds));
            }
        }
        Services.postgres().drop(store);
    }

    private String measure(TestHub hub, EvenCommits commits, int rate, int seconds) throws Exception {
        double hubBefore = Cpu.of(hub.pid());
        double senderBefore = sender();
        EvenCommits.Seen seen = commits.run(rate, seconds);
        return "%,d changes/s (%,.0f reached) for %d s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms; hub %.0f %% of a core, %s resident; the source's walsender %.0f %% of a core"
                .formatted(
                        rate,
                        seen.rate(),
                        seconds,
                        seen.percentile(0.5),
                        seen.percentile(0.99),
                        seen.percentile(0.999),
                        100 * (Cpu.of(hub.pid()) - hubBefore) / seen.seconds(),
                        status(hub.pid(), "VmRSS"),
                        100 * (sender() - senderBefore) / seen.seconds());
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
