package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.SourcePosition.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotDueTest {
    private static final SnapshotProgress INTERRUPTED = SnapshotProgress.start(
                    new SnapshotRequest(List.of("b"), Map.of("id", "1")))
            .past(List.of("x", "y"));

    @Test
    void nothingIsDueWhereNothingWasWrittenDown() {
        assertThat(SnapshotDue.of(SourcePosition.of(Phase.STREAMING, 7, "slot"), connector("a", "b")))
                .isEmpty();
    }

    @Test
    void tablesThatCameIntoThePackAreReadAsAWhole() {
        assertThat(SnapshotDue.of(position(Optional.empty(), "a"), connector("a", "b", "c")))
                .contains(SnapshotProgress.start(new SnapshotRequest(List.of("b", "c"), Map.of())));
    }

    @Test
    void anInterruptedSnapshotGoesOnWhereItWas() {
        SourcePosition stored = position(Optional.of(INTERRUPTED), "a", "b");
        assertThat(SnapshotDue.of(SourcePosition.parse(stored.toOffset()), connector("a", "b")))
                .contains(INTERRUPTED);
    }

    @Test
    void anInterruptedSnapshotWhoseTableHasGoneFromThePackIsForgotten() {
        assertThat(SnapshotDue.of(position(Optional.of(INTERRUPTED), "a", "b"), connector("a")))
                .isEmpty();
    }

    @Test
    void withNewTablesAnInterruptedSnapshotBeginsAgain() {
        assertThat(SnapshotDue.of(position(Optional.of(INTERRUPTED), "a", "b"), connector("a", "b", "c")))
                .contains(SnapshotProgress.start(new SnapshotRequest(List.of("b", "c"), Map.of())));
    }

    @Test
    void thePositionReadsAsItWasWritten() {
        SourcePosition stored = position(Optional.of(INTERRUPTED), "a", "b");
        assertThat(SourcePosition.parse(stored.toOffset())).isEqualTo(stored);
    }

    private static SourcePosition position(Optional<SnapshotProgress> snapshot, String... tables) {
        return SourcePosition.of(Phase.STREAMING, 7, "slot")
                .with(Set.of(tables), snapshot, Optional.of(Instant.parse("2026-01-02T03:04:05Z")));
    }

    private static ConnectorFile connector(String... tables) {
        return new ConnectorFile(
                "shop",
                "localhost",
                5432,
                "shop",
                "whence",
                new Secret(""),
                "disable",
                List.of(tables),
                "any",
                "slot",
                "publication",
                ZoneOffset.UTC,
                Duration.ofSeconds(5),
                SlotAlarm.DEFAULT,
                10,
                100,
                100);
    }
}
