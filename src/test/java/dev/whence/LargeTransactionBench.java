package dev.whence;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether a hub with a small heap takes large transactions and large snapshots, how long, and with how much memory. The
 * arguments are the number of rows, the heap ({@code 512m}) and what to try: {@code insert} (sellers), {@code update}
 * (all of them twice in one transaction), {@code orders} (with items and payments, a third of the rows each),
 * {@code wide} (rows of a megabyte each) or {@code snapshot}.
 */
final class LargeTransactionBench {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final long rows;
    private final String heap;
    private final SmallShop shop = new SmallShop();
    private final Database store = Services.postgres().storeDatabase();

    private LargeTransactionBench(long rows, String heap) {
        this.rows = rows;
        this.heap = heap;
    }

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_000_000;
        String heap = arguments.length > 1 ? arguments[1] : "512m";
        List<String> what = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : List.of("insert");
        new LargeTransactionBench(rows, heap).run(what);
        System.exit(0);
    }

    private void run(List<String> what) throws Exception {
        if (what.contains("snapshot")) {
            shop.database().execute(insert());
        }
        HubHome home = HubHome.in(Files.createTempDirectory("large")).shop(shop.database());
        long start = System.nanoTime();
        try (TestHub hub = TestHub.process(
                home,
                store,
                List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=target/large-gc.log"))) {
            waitFor(() -> hub.get("/connectors").text().contains("STREAMING"));
            if (what.contains("snapshot")) {
                report("snapshot", hub, events(), start);
            }
            for (String one : what) {
                if (!one.equals("snapshot")) {
                    transaction(one, hub);
                }
            }
        }
        Services.postgres().drop(store);
        Services.postgres().drop(shop.database());
    }

    private void transaction(String what, TestHub hub) throws Exception {
        long known = events();
        shop.database().execute(statements(what));
        long committed = System.nanoTime();
        shop.order("after " + what);
        waitFor(() -> number("select count(*) from event_identity where subject = 'order/after " + what + "'") > 0);
        report(what, hub, events() - known, committed);
    }

    private String statements(String what) {
        return switch (what) {
            case "insert" -> insert();
            case "update" ->
                "update sellers set seller_city = 'nowhere'; update sellers set seller_city = 'somewhere', seller_state = 'RJ'";
            case "orders" -> orders(rows / 3);
            case "wide" ->
                "insert into sellers select 'wide ' || n, '1', string_agg(md5(n || ' ' || i), ''), 'SP'"
                        + " from generate_series(1, %d) n, generate_series(1, 32768) i group by n".formatted(rows);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private String insert() {
        return "insert into sellers select 'seller ' || n, '1', 'city ' || n %% 1000, 'SP' from generate_series(1, %d) n"
                .formatted(rows);
    }

    private static String orders(long number) {
        return """
                insert into orders select 'order ' || n, 'c1', 'approved', t, t from generate_series(1, %1$d) n, now() t;
                insert into order_items select 'order ' || n, 1, 'p1', 's1', null, 10.00, 2.00 from generate_series(1, %1$d) n;
                insert into order_payments select 'order ' || n, 1, 'credit_card', 1, 12.00 from generate_series(1, %1$d) n;
                """
                .formatted(number);
    }

    private void report(String what, TestHub hub, long events, long since) throws IOException {
        double seconds = (System.nanoTime() - since) / 1e9;
        System.out.printf(
                "%s: %,d rows, %,d events in %.1f s (%,.0f/s), heap -Xmx%s, resident at most %s, dead letters %d%n",
                what,
                rows,
                events,
                seconds,
                events / seconds,
                heap,
                resident(hub).orElse("unknown"),
                number("select count(*) from dead_letter"));
    }

    private static Optional<String> resident(TestHub hub) throws IOException {
        Path status = Path.of("/proc", String.valueOf(hub.pid()), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.substring(6).strip())
                        .findFirst()
                : Optional.empty();
    }

    private long events() {
        return number("select position from event_head");
    }

    private long number(String query) {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void waitFor(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain");
            }
            new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        }
    }
}
