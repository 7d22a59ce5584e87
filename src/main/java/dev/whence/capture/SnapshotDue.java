package dev.whence.capture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must be read beside the stream when reading begins. */
final class SnapshotDue {
    private SnapshotDue() {}

    /**
     * A snapshot that was interrupted goes on; tables that have come into the pack since are read as a whole. With both,
     * or if a table of it has gone from the pack, the interrupted one begins again.
     */
    static Optional<SnapshotProgress> of(SourcePosition from, ConnectorFile connector) {
        Set<String> missing = new LinkedHashSet<>(connector.tables());
        missing.removeAll(from.tables().orElse(Set.copyOf(connector.tables())));
        Optional<SnapshotRequest> interrupted = from.snapshot().map(SnapshotProgress::request);
        if (missing.isEmpty()
                && interrupted
                        .filter(r -> connector.tables().containsAll(r.tables()))
                        .isPresent()) {
            return from.snapshot();
        }
        Set<String> tables = new LinkedHashSet<>(connector.tables());
        tables.removeIf(table -> !missing.contains(table)
                && interrupted.filter(r -> r.tables().contains(table)).isEmpty());
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(SnapshotProgress.start(new SnapshotRequest(List.copyOf(tables), Map.of())));
    }
}
