package dev.whence.capture;

import static dev.whence.capture.CapturedSource.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.capture.CaptureStatus.State;
import dev.whence.capture.RowChange.Kind;
import dev.whence.testing.Services;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class CaptureIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void handsOnTheRowsOfASnapshotThenSaysThatItIsDoneThenStreams() throws Exception {
        try (CapturedSource source = orders()) {
            source.database.execute("insert into orders select n, 'open', n * 1.5 from generate_series(1, 1234) n");
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            assertThat(source.store.snapshot()).hasSize(1234).allMatch(change -> change.kind() == Kind.READ);
            assertThat(source.store.snapshot().get(1).after().orElseThrow().values())
                    .isEqualTo(Map.of("id", 2L, "state", "open", "total", new BigDecimal("3.00")));

            source.database.execute(
                    "update orders set state = 'paid' where id = 7; insert into lines values (1, 7, 'x');"
                            + "delete from orders where id = 8");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            Transaction transaction = source.store.transactions().get(0);
            assertThat(transaction.changes())
                    .extracting(RowChange::table, RowChange::kind)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("orders", Kind.UPDATE),
                            org.assertj.core.groups.Tuple.tuple("lines", Kind.INSERT),
                            org.assertj.core.groups.Tuple.tuple("orders", Kind.DELETE));
            assertThat(transaction.changes().get(0).before()).isEmpty();
            assertThat(transaction.changes().get(2).before().orElseThrow().values())
                    .isEqualTo(Map.of("id", 8L));
            assertThat(transaction.committedAt()).isBetween(Instant.now().minusSeconds(30), Instant.now());
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void readsTablesWhoseNamesHoldSpaces() throws Exception {
        String schema = "create table \"tabSales Order\" (name varchar(140) primary key, \"per cent\" numeric(21,9))";
        try (CapturedSource source = CapturedSource.of(schema, "tabSales Order")) {
            source.database.execute("insert into \"tabSales Order\" values ('SO-1', 0)");
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute("update \"tabSales Order\" set \"per cent\" = 100");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            assertThat(source.folded("tabSales Order", "name"))
                    .isEqualTo(Map.of("SO-1", Map.of("name", "SO-1", "per cent", new BigDecimal("100.000000000"))));
        }
    }

    @Test
    void saysThatTheSnapshotOfEmptyTablesIsDoneAndNeverAgain() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.stop();
            source.start();
            source.database.execute("insert into orders values (1, 'open', 1)");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            assertThat(source.store.snapshotsDone()).isEqualTo(1);
            assertThat(source.store.snapshot()).isEmpty();
        }
    }

    @Test
    void beginsAnInterruptedSnapshotAgainWithoutLosingWhatChangedMeanwhile() throws Exception {
        try (CapturedSource source = orders()) {
            source.database.execute("insert into orders select n, 'open', n from generate_series(1, 5000) n");
            source.store.failAfterSnapshotRows(2000);
            source.start();
            await().atMost(SOON).until(() -> source.status().state() == State.RETRYING);
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.DOWN);
            source.stop();
            int first = source.store.snapshot().size();
            assertThat(source.store.position().phase()).isEqualTo(SourcePosition.Phase.SNAPSHOT_RUNNING);
            source.database.execute(
                    "update orders set state = 'paid' where id <= 10; delete from orders where id = 11");

            source.store.failAfterSnapshotRows(Integer.MAX_VALUE);
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute("update orders set state = 'sent' where id = 12");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            List<RowChange> second = source.store
                    .snapshot()
                    .subList(first, source.store.snapshot().size());
            assertThat(second).hasSize(4999);
            assertThat(second)
                    .filteredOn(change -> change.after()
                            .orElseThrow()
                            .get("state")
                            .orElseThrow()
                            .equals("paid"))
                    .hasSize(10);
        }
    }

    @Test
    void saysThatASnapshotIsDoneIfTheHubStoppedBetweenItsLastRowAndThat() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.stop();
            SourcePosition stored = source.store.position();
            source.store.setOffset(SourcePosition.of(SourcePosition.Phase.SNAPSHOT_READ, stored.lsn(), stored.slot()));
            source.database.execute("insert into orders values (1, 'open', 1)");
            source.start();
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            assertThat(source.store.snapshotsDone()).isEqualTo(2);
        }
    }

    @Test
    void seesAChangeOfAKeyAsOneUpdate() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute("insert into orders values (1, 'open', 1); update orders set id = 2");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            List<RowChange> changes = source.store.changes();
            assertThat(changes).extracting(RowChange::kind).containsExactly(Kind.INSERT, Kind.UPDATE);
            assertThat(changes.get(1).before().orElseThrow().values()).isEqualTo(Map.of("id", 1L));
            assertThat(changes.get(1).after().orElseThrow().get("id")).contains(2L);
        }
    }

    @Test
    void tellsATruncationBeforeWhatElseItsTransactionDid() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute("insert into orders values (1, 'open', 1)");
            source.database.execute("insert into orders values (2, 'open', 2); insert into lines values (7, 2, 'x');"
                    + "truncate orders; insert into orders values (3, 'open', 3)");
            source.database.execute("truncate orders, lines");
            await().atMost(SOON).until(() -> source.store.truncated().size() == 3);
            assertThat(source.store.truncated().get(0)).isEqualTo("orders");
            assertThat(source.store.truncated().subList(1, 3)).containsExactlyInAnyOrder("orders", "lines");
            assertThat(source.store.changes())
                    .extracting(change -> change.after().orElseThrow().get("id").orElseThrow())
                    .containsExactly(1L, 7L, 3L);
            assertThat(source.store.changes())
                    .extracting(RowChange::kind)
                    .containsExactly(Kind.INSERT, Kind.INSERT, Kind.RELOAD);
        }
    }

    @Test
    void keepsALargeTransactionOnDiskAndDeletesTheFile() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.store.fail(0.5, 3);
            source.database.execute("insert into orders select n, 'open', n from generate_series(1, 50000) n");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            assertThat(source.store.changes()).hasSize(50_000);
            assertThat(source.folded("orders", "id")).hasSize(50_000);
        }
        try (var files = Files.list(CapturedSource.SPILL)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void goesOnWhenItsConnectionsAreCut() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            for (int round = 1; round <= 3; round++) {
                int rounds = round;
                Services.postgres()
                        .admin()
                        .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                                + source.database.name() + "'");
                source.database.execute("insert into orders values (" + round + ", 'open', 1)");
                await().atMost(SOON).until(() -> source.store.transactions().size() == rounds);
            }
            assertThat(source.store.snapshotsDone()).isEqualTo(1);
        }
    }
}
