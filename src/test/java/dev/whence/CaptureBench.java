package dev.whence;

import dev.whence.capture.CaptureStatus;
import dev.whence.capture.RawEngine;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Changes a second from the source's log to appended events, against Debezium's engine with a consumer that does nothing
 * and Camel's Debezium component with a route that does nothing: the same committed traffic of the shop, read by one
 * after the other. The arguments are the number of changes and the sizes of the transactions (1 10 1000).
 */
final class CaptureBench {
    private static final List<Integer> SIZES = List.of(1, 10, 1000);
    private static final int WARM_UP = 300_000;

    private final SmallShop shop = new SmallShop();
    private final Database store = Services.postgres().storeDatabase();
    private final int changes;
    private final int size;

    private CaptureBench(int changes, int size) {
        this.changes = changes;
        this.size = size;
    }

    public static void main(String[] arguments) throws Exception {
        int changes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400_000;
        List<Integer> sizes = arguments.length > 1
                ? Stream.of(arguments).skip(1).map(Integer::valueOf).toList()
                : SIZES;
        System.out.println("to warm up: " + new CaptureBench(Math.min(changes, WARM_UP), 10).run());
        for (int size : sizes) {
            System.out.println(new CaptureBench(changes, size).run());
        }
        System.exit(0);
    }

    private String run() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        Database source = shop.database();
        source.execute(Files.readString(Path.of("src/test/resources/bench/workload.sql")));
        HubHome home = HubHome.in(folder).shop(source);
        try {
            try (CaptureOnly hub = CaptureOnly.start(home, store)) {
                waitFor(() -> hub.statuses().get(0).state() == CaptureStatus.State.STREAMING);
            }
            long before = number(store, "select position from event_head");
            for (String slot : List.of("raw", "camel")) {
                source.execute("select pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(slot(slot)));
            }
            traffic(source);
            Meter raw = engine("raw");
            Meter camel = engine("camel");
            Meter ours = ours(home);
            long events = number(store, "select position from event_head") - before;
            return "%,d changes in transactions of %d: engine %s, camel-debezium %s, appended %s (%,d events); %.2f of the engine, %.2f of camel-debezium"
                    .formatted(
                            changes,
                            size,
                            raw,
                            camel,
                            ours,
                            events,
                            ours.perSecond() / raw.perSecond(),
                            ours.perSecond() / camel.perSecond());
        } finally {
            Services.postgres().drop(source);
            Services.postgres().drop(store);
        }
    }

    private String slot(String of) {
        return shop.database().name() + "_" + of;
    }

    private void traffic(Database source) throws SQLException {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("call traffic(%d, %d)".formatted(changes, size));
        }
    }

    private Meter engine(String kind) throws Exception {
        Meter meter = new Meter();
        RawEngine engine = new RawEngine(shop.database(), "whence_shop");
        AutoCloseable running =
                kind.equals("raw") ? engine.engine(slot(kind), meter::count) : engine.camel(slot(kind), meter::count);
        try {
            return meter.await();
        } finally {
            running.close();
        }
    }

    private Meter ours(HubHome home) throws Exception {
        Meter meter = new Meter();
        try (CaptureOnly hub = CaptureOnly.start(home, store)) {
            waitFor(() -> meter.reached(hub.statuses().get(0).changes()));
            return meter;
        }
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void waitFor(Condition condition) throws Exception {
        while (!condition.holds()) {
            new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * From when a fifth of the changes was through until the last one was: by then what queues hold at the beginning, and
     * what had to be loaded and compiled for the first changes, does not flatter or harm any of them.
     */
    private final class Meter {
        private final AtomicLong seen = new AtomicLong();
        private final CountDownLatch done = new CountDownLatch(1);
        private long from;
        private long begin;
        private long end;
        private double cpuBegin;
        private double cpuEnd;
        private double sourceBegin;
        private double sourceEnd;
        private double storeBegin;
        private double storeEnd;

        void count(int number) {
            reached(seen.addAndGet(number));
        }

        /** Tells whether all changes are through. To be called by one thread. */
        boolean reached(long number) {
            if (from == 0 && number >= changes / 5) {
                from = number;
                look();
            } else if (end == 0 && number > changes) {
                long first = begin;
                look();
                end = begin;
                begin = first;
                done.countDown();
            }
            return end != 0;
        }

        private void look() {
            try {
                cpuBegin = cpuEnd;
                cpuEnd = Cpu.own();
                sourceBegin = sourceEnd;
                sourceEnd = Cpu.in(shop.database());
                storeBegin = storeEnd;
                storeEnd = Cpu.in(store);
                begin = System.nanoTime();
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        Meter await() throws InterruptedException {
            done.await();
            return this;
        }

        double perSecond() {
            return (changes - from) * 1e9 / (end - begin);
        }

        @Override
        public String toString() {
            return "%,.0f/s (CPU a change: %.1f µs, source %.1f, store %.1f)"
                    .formatted(
                            perSecond(),
                            micros(cpuEnd - cpuBegin),
                            micros(sourceEnd - sourceBegin),
                            micros(storeEnd - storeBegin));
        }

        private double micros(double seconds) {
            return seconds * 1e6 / (changes - from);
        }
    }
}
