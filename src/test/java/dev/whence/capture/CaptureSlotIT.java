package dev.whence.capture;

import static dev.whence.capture.CapturedSource.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.capture.CaptureStatus.State;
import dev.whence.testing.Services;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** The slot through which a source is read: kept moving, missed, somebody else's. */
class CaptureSlotIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void movesTheSlotOnWhileOnlyOtherTablesChangeButNeverAheadOfWhatIsStored() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            await().atMost(SOON).until(() -> source.status().state() == State.STREAMING);
            long before = source.confirmed();
            source.database.execute(
                    "insert into unmapped (filler) select repeat('x', 1000) from generate_series(1, 5000)");
            await().atMost(SOON).until(() -> source.confirmed() > before + 4_000_000);
            assertThat(source.confirmed())
                    .isLessThanOrEqualTo(source.store.position().lsn());
            assertThat(source.store.transactions()).isEmpty();
        }
    }

    @Test
    void stopsLoudlyWhenTheSlotIsGoneOrWasMovedBySomebodyElse() throws Exception {
        try (CapturedSource source = orders().start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.stop();
            String slot = source.connector().slot();
            Services.postgres().dropSlot(slot);
            source.start();
            await().atMost(SOON).until(() -> source.status().state() == State.GAP);
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(source.status().detail()).contains(slot + " is gone", "snapshot repairs it");
            source.stop();

            source.database.execute("insert into orders values (1, 'open', 1)");
            source.database.execute("select pg_create_logical_replication_slot('" + slot + "', 'pgoutput')");
            source.start();
            await().atMost(SOON).until(() -> source.status().state() == State.GAP);
            assertThat(source.status().detail()).contains("somebody else moved it");
            assertThat(source.store.transactions()).isEmpty();
        }
    }

    @Test
    void leavesASlotAloneThatItDidNotMake() throws Exception {
        try (CapturedSource source = orders()) {
            source.database.execute("select pg_create_logical_replication_slot('"
                    + source.connector().slot() + "', 'pgoutput')");
            source.start();
            await().atMost(SOON).until(() -> source.status().state() == State.FAILED);
            assertThat(source.status().detail()).contains("knows nothing of it", "pg_drop_replication_slot");
        }
    }

    @Test
    void letsOneHubReadAtATime() throws Exception {
        try (CapturedSource source = orders()) {
            try (SourceDatabase other = SourceDatabase.open(source.connector())) {
                assertThat(other.fence(source.connector().slot())).isTrue();
                source.start();
                await().atMost(SOON).until(() -> source.status().state() == State.WAITING);
                assertThat(source.store.snapshot()).isEmpty();
            }
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
        }
    }
}
