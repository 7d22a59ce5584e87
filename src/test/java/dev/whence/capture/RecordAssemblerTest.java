package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.ChangeSet.Committed;
import dev.whence.capture.ChangeSet.SnapshotDone;
import dev.whence.capture.ChangeSet.SnapshotRows;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.SourcePosition.Phase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAssemblerTest {
    @TempDir
    Path folder;

    private final Records records = new Records("shop");

    @Test
    void handsOnWholeTransactionsInGroupsAndAcknowledgesTheLastCommit() {
        RecordAssembler assembler = assembler(0);
        feed(assembler, records.begin(1), records.insert("a", 1), records.insert("a", 2), records.end(1, 100));
        feed(assembler, records.begin(2), records.insert("b", 3), records.end(2, 200));
        SourceRecord open = records.begin(3);
        feed(assembler, open, records.insert("a", 4));
        assembler.drain();

        Delivery delivery = assembler.poll().orElseThrow();
        Committed committed = (Committed) delivery.changeSet();
        assertThat(committed.transactions()).extracting(Transaction::position).containsExactly(100L, 200L);
        assertThat(committed.transactions().get(0).changes()).hasSize(2).allMatch(c -> c.kind() == Kind.INSERT);
        assertThat(SourcePosition.parse(committed.offset()))
                .isEqualTo(SourcePosition.of(Phase.STREAMING, 200, "whence_shop")
                        .with(
                                Set.of("a", "b"),
                                Optional.empty(),
                                Optional.of(committed.transactions().get(1).committedAt())));
        assertThat(delivery.acknowledge().orElseThrow().record().sourceOffset().get("lsn_commit"))
                .isEqualTo(200L);
        assertThat(assembler.poll()).isEmpty();
    }

    @Test
    void beginsANewGroupWhenOneIsFullAndNeverCutsATransaction() {
        RecordAssembler assembler = assembler(0);
        feed(assembler, records.begin(1), records.insert("a", 1), records.end(1, 100));
        feed(assembler, records.begin(2));
        for (int n = 0; n < 12; n++) {
            feed(assembler, records.insert("a", n));
        }
        feed(assembler, records.end(2, 200));
        feed(assembler, records.begin(3), records.insert("a", 1), records.end(3, 300));
        assembler.drain();
        assertThat(deliveries(assembler))
                .extracting(delivery -> ((Committed) delivery.changeSet())
                        .transactions().stream()
                                .map(transaction -> transaction.changes().size())
                                .toList())
                .containsExactly(List.of(1), List.of(12), List.of(1));
    }

    @Test
    void dropsWhatWasHandedOnBefore() {
        RecordAssembler assembler = assembler(150);
        feed(assembler, records.begin(1), records.insert("a", 1), records.end(1, 100));
        feed(assembler, records.begin(2), records.insert("a", 2), records.end(2, 200));
        assembler.drain();
        Committed committed = (Committed) assembler.poll().orElseThrow().changeSet();
        assertThat(committed.transactions()).extracting(Transaction::position).containsExactly(200L);
    }

    @Test
    void joinsAChangeOfAKeyThatDebeziumSplits() {
        RecordAssembler assembler = assembler(0);
        feed(assembler, records.begin(1), records.keyChangedFrom("a", 1), records.keyChangedTo("a", 2));
        feed(assembler, records.end(1, 100));
        assembler.drain();
        Committed committed = (Committed) assembler.poll().orElseThrow().changeSet();
        RowChange change = committed.transactions().get(0).changes().get(0);
        assertThat(committed.transactions().get(0).changes()).hasSize(1);
        assertThat(change.kind()).isEqualTo(Kind.UPDATE);
        assertThat(change.before().orElseThrow().values()).isEqualTo(Map.of("id", 1L));
        assertThat(change.after().orElseThrow().get("id")).contains(2L);
    }

    @Test
    void saysOfASnapshotThatItRunsUntilItWasReadAndThenThatItIsDone() {
        RecordAssembler assembler = assembler(0);
        for (int n = 0; n < 25; n++) {
            feed(assembler, records.read("a", n));
        }
        feed(assembler, records.snapshotCompleted(500));
        List<Delivery> deliveries = deliveries(assembler);
        assertThat(deliveries)
                .extracting(delivery ->
                        SourcePosition.parse(delivery.changeSet().offset()).phase())
                .containsExactly(Phase.SNAPSHOT_RUNNING, Phase.SNAPSHOT_RUNNING, Phase.SNAPSHOT_READ, Phase.STREAMING);
        assertThat(((SnapshotRows) deliveries.get(2).changeSet()).rows()).hasSize(5);
        assertThat(deliveries.get(3).changeSet()).isInstanceOf(SnapshotDone.class);
        assertThat(SourcePosition.parse(deliveries.get(3).changeSet().offset()).lsn())
                .isEqualTo(500);
        assertThat(deliveries).allMatch(delivery -> delivery.acknowledge().isEmpty());
    }

    @Test
    void passesOnTheOffsetAloneWhenAMarkHasComeThrough() {
        RecordAssembler assembler = assembler(0);
        feed(assembler, records.mark(700));
        assembler.drain();
        Delivery delivery = assembler.poll().orElseThrow();
        assertThat(((Committed) delivery.changeSet()).transactions()).isEmpty();
        assertThat(SourcePosition.parse(delivery.changeSet().offset()).lsn()).isEqualTo(700);
        assertThat(delivery.acknowledge()).isPresent();
    }

    private RecordAssembler assembler(long position) {
        ConnectorFile connector = new ConnectorFile(
                "shop",
                "localhost",
                5432,
                "shop",
                "reader",
                new Secret(""),
                "disable",
                List.of("a", "b"),
                "any",
                "whence_shop",
                "whence_shop",
                ZoneOffset.UTC,
                Duration.ofSeconds(5),
                SlotAlarm.DEFAULT,
                10,
                100,
                100);
        SourceCatalog catalog = new SourceCatalog(Map.of("a", Set.of("id"), "b", Set.of("id")), Set.of("NUMERIC"));
        CaptureProgress progress = new CaptureProgress("shop", Clock.systemUTC());
        return new RecordAssembler(
                connector,
                catalog,
                SourcePosition.of(SourcePosition.Phase.STREAMING, position, "whence_shop"),
                KnownTables.of(Optional.empty(), SourceUse.any()),
                progress,
                folder,
                new SnapshotOnDemand(connector, catalog, mark -> {}, progress, Optional.empty()));
    }

    private static void feed(RecordAssembler assembler, SourceRecord... fed) {
        for (SourceRecord record : fed) {
            assembler.accept(() -> record);
        }
    }

    private static List<Delivery> deliveries(RecordAssembler assembler) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Optional<Delivery> next = assembler.poll(); next.isPresent(); next = assembler.poll()) {
            deliveries.add(next.get());
        }
        return deliveries;
    }
}
