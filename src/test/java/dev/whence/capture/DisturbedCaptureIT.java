package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Whatever fails, and however often: what is stored in the end is what was committed. */
class DisturbedCaptureIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int WRITERS = 3;
    private static final int TRANSACTIONS = 120;
    private static final String SCHEMA =
            "create table accounts (id bigint primary key, writer int, mark bigint, amount numeric(12,2));"
                    + "create table notes (id bigint primary key, writer int, mark bigint, body text);";

    private final AtomicInteger lastId = new AtomicInteger();

    @Test
    void storesEachCommittedTransactionOnceAndInOrderThoughRoutesFailAndTheHubStopsAtRandom() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        try (CapturedSource source = CapturedSource.of(SCHEMA, "accounts", "notes")) {
            source.database.execute("insert into accounts select -n, 0, 0, n from generate_series(1, 700) n");
            source.store.fail(0.2, seed);
            AtomicBoolean done = new AtomicBoolean();
            source.start();
            // What is written before the slot is there comes with the snapshot, and not as transactions.
            await().atMost(SOON).until(() -> source.status().snapshotRows() > 0);
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            List<Future<Map<Long, Integer>>> written = new ArrayList<>();
            for (int writer = 1; writer <= WRITERS; writer++) {
                int number = writer;
                written.add(writers.submit(() -> write(source, number, new Random(seed + number))));
            }
            writers.shutdown();
            Random random = new Random(seed);
            while (!done.get()) {
                pauseUntilSomethingHappened(source, 1 + random.nextInt(60));
                source.stop();
                assertThat(source.confirmed()).as("seed %d", seed).isLessThanOrEqualTo(reached(source));
                done.set(writers.isTerminated());
                source.start();
            }
            Map<Long, Integer> expected = new LinkedHashMap<>();
            for (Future<Map<Long, Integer>> part : written) {
                expected.putAll(part.get());
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(source.folded("accounts", "id"))
                    .as("seed %d", seed)
                    .isEqualTo(rows(source, "accounts")));
            await().atMost(SOON).untilAsserted(() -> assertThat(source.folded("notes", "id"))
                    .as("seed %d", seed)
                    .isEqualTo(rows(source, "notes")));
            checkTransactions(source.store.transactions(), expected, seed);
        }
    }

    private static void checkTransactions(List<Transaction> stored, Map<Long, Integer> expected, long seed) {
        assertThat(stored)
                .extracting(Transaction::position)
                .as("seed %d", seed)
                .isSorted()
                .doesNotHaveDuplicates();
        Map<Long, Long> lastMark = new LinkedHashMap<>();
        List<Long> seen = new ArrayList<>();
        for (Transaction transaction : stored) {
            Map<String, Object> row =
                    transaction.changes().get(0).after().orElseThrow().values();
            long mark = (long) row.get("mark");
            long writer = (long) row.get("writer");
            assertThat(transaction.changes())
                    .as("changes of %d, seed %d", mark, seed)
                    .hasSize(expected.get(mark));
            assertThat(mark).as("order of commits, seed %d", seed).isGreaterThan(lastMark.getOrDefault(writer, 0L));
            lastMark.put(writer, mark);
            seen.add(mark);
        }
        assertThat(seen).as("seed %d", seed).doesNotHaveDuplicates();
    }

    private static long reached(CapturedSource source) {
        return source.store.position().phase() == SourcePosition.Phase.SNAPSHOT_RUNNING
                ? Long.MAX_VALUE
                : source.store.position().lsn();
    }

    private static void pauseUntilSomethingHappened(CapturedSource source, int transactions) {
        int before = source.store.transactions().size();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> source.store.transactions().size() >= before + transactions
                        || source.store.transactions().size() >= WRITERS * TRANSACTIONS / 2);
    }

    /** Transactions of every shape, some rolled back; tells how many changes each committed one has, by its mark. */
    private Map<Long, Integer> write(CapturedSource source, int writer, Random random) throws Exception {
        Map<Long, Integer> written = new LinkedHashMap<>();
        try (Connection connection = source.database.connect()) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= TRANSACTIONS; i++) {
                long mark = writer * 1_000_000L + i;
                int changes = transaction(connection, writer, mark, random);
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    written.put(mark, changes);
                }
            }
        }
        return written;
    }

    private int transaction(Connection connection, int writer, long mark, Random random) throws Exception {
        int size = 1 + random.nextInt(20);
        int from = lastId.getAndAdd(size) + 1;
        try (Statement statement = connection.createStatement()) {
            switch (random.nextInt(5)) {
                case 0 -> insertMany(statement, writer, mark, from, size);
                case 1 -> copy(connection, writer, mark, from, size);
                case 2 -> {
                    size = 1500;
                    insertMany(statement, writer, mark, lastId.getAndAdd(size) + 1, size);
                }
                case 3 -> {
                    insertMany(statement, writer, mark, from, size);
                    statement.execute(
                            "insert into notes select id, writer, mark, 'note' from accounts where mark = " + mark);
                    return size * 2;
                }
                default -> {
                    insertMany(statement, writer, mark, from, size);
                    statement.execute("update accounts set amount = amount + 1 where mark = " + mark);
                    statement.execute("delete from accounts where id = " + from);
                    return size * 2 + 1;
                }
            }
        }
        return size;
    }

    private static void insertMany(Statement statement, int writer, long mark, int from, int size) throws SQLException {
        statement.execute("insert into accounts select n, %d, %d, n from generate_series(%d, %d) n"
                .formatted(writer, mark, from, from + size - 1));
    }

    private static void copy(Connection connection, int writer, long mark, int from, int size) throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int id = from; id < from + size; id++) {
            rows.append(id + "\t" + writer + "\t" + mark + "\t1.00\n");
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy accounts from stdin", new StringReader(rows.toString()));
    }

    private static Map<Object, Map<String, Object>> rows(CapturedSource source, String table) throws SQLException {
        Map<Object, Map<String, Object>> rows = new LinkedHashMap<>();
        try (Connection connection = source.database.connect();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("select * from " + table)) {
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.put(
                            result.getMetaData().getColumnName(i),
                            value instanceof Integer n ? (Long) n.longValue() : value);
                }
                rows.put(row.get("id"), row);
            }
        }
        return rows;
    }
}
