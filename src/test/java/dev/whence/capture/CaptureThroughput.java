package dev.whence.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Changes a second of this room with a route that does nothing, against Debezium's engine with a consumer that does
 * nothing, in one run and on the same server. Both read what was committed while nobody read. Run {@code main}; the
 * arguments are the number of changes and the rows of a transaction.
 */
final class CaptureThroughput {
    private static final String SCHEMA = "create table orders (id bigint primary key, state text, total numeric(12,2),"
            + " placed timestamp, customer text, note text);";

    private final int changes;
    private final int rows;

    private CaptureThroughput(int changes, int rows) {
        this.changes = changes;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws Exception {
        int changes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        CaptureThroughput bench = new CaptureThroughput(changes, rows);
        bench.raw();
        bench.ours();
        for (int round = 1; round <= 3; round++) {
            double raw = bench.raw();
            double ours = bench.ours();
            System.out.printf(
                    "%d changes in transactions of %d: raw engine %.0f/s, capture %.0f/s, ratio %.2f%n",
                    changes, rows, raw, ours, ours / raw);
        }
        System.exit(0);
    }

    private void write(CapturedSource source) {
        source.database.execute("create or replace procedure fill(changes int, rows int) language plpgsql as $$ begin"
                + " for t in 0 .. changes / rows - 1 loop"
                + " insert into orders select t * rows + n, 'open', n * 1.5, now(), 'customer ' || n,"
                + " 'a note of ordinary length' from generate_series(1, rows) n; commit; end loop; end $$");
        try (var connection = source.database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("call fill(" + changes + ", " + rows + ")");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private double raw() throws Exception {
        try (CapturedSource source = CapturedSource.of(SCHEMA, "orders")) {
            source.database.execute("create publication whence_source for table orders");
            Properties settings = plain(source.connector());
            run(settings, 0);
            write(source);
            return run(settings, changes);
        }
    }

    private static Properties plain(ConnectorFile connector) {
        Properties settings = new Properties();
        settings.setProperty("name", "raw");
        settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore");
        settings.setProperty(
                "offset.storage.file.filename",
                Path.of("target", connector.slot() + ".offset").toString());
        settings.setProperty("topic.prefix", "raw");
        settings.setProperty("database.hostname", connector.host());
        settings.setProperty("database.port", Integer.toString(connector.port()));
        settings.setProperty("database.dbname", connector.database());
        settings.setProperty("database.user", connector.user());
        settings.setProperty("database.password", connector.password().reveal());
        settings.setProperty("plugin.name", "pgoutput");
        settings.setProperty("slot.name", connector.slot());
        settings.setProperty("publication.name", connector.publication());
        settings.setProperty("publication.autocreate.mode", "disabled");
        settings.setProperty("snapshot.mode", "no_data");
        return settings;
    }

    /** Reads so many changes; with none it only makes the slot. */
    private static double run(Properties settings, int changes) throws Exception {
        Meter meter = new Meter(changes);
        DebeziumEngine<RecordChangeEvent<SourceRecord>> engine = DebeziumEngine.create(
                        ChangeEventFormat.of(Connect.class))
                .using(settings)
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        meter.count(0);
                    }
                })
                .notifying((records, committer) -> {
                    meter.count(records.size());
                    for (RecordChangeEvent<SourceRecord> record : records) {
                        committer.markProcessed(record);
                    }
                    committer.markBatchFinished();
                })
                .build();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        thread.execute(engine);
        double rate = meter.await();
        engine.close();
        thread.shutdown();
        return rate;
    }

    private double ours() throws Exception {
        try (CapturedSource source = CapturedSource.of(SCHEMA, "orders").start()) {
            while (source.store.snapshotsDone() == 0) {
                Thread.onSpinWait();
            }
            source.stop();
            write(source);
            Meter meter = new Meter(changes);
            source.store.instead(changeSet -> {
                if (changeSet instanceof ChangeSet.Committed committed) {
                    meter.count(committed.transactions().stream()
                            .mapToInt(transaction -> transaction.changes().size())
                            .sum());
                }
            });
            source.start();
            return meter.await();
        }
    }

    /** From the first change to the last. */
    private static final class Meter {
        private final int expected;
        private final AtomicLong seen = new AtomicLong();
        private final CountDownLatch done = new CountDownLatch(1);
        private long first;
        private long last;

        Meter(int expected) {
            this.expected = expected;
        }

        synchronized void count(int number) {
            if (first == 0 && number > 0) {
                first = System.nanoTime();
            }
            if (seen.addAndGet(number) >= expected) {
                last = System.nanoTime();
                done.countDown();
            }
        }

        double await() throws InterruptedException {
            done.await();
            return expected / (Duration.ofNanos(Math.max(1, last - first)).toNanos() / 1e9);
        }
    }
}
