package dev.whence.capture;

import dev.whence.capture.SourcePosition.Phase;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Writes down how far reading has come. Not thread-safe; one for each run of the engine. */
final class Offsets {
    private final String slot;
    private final KnownTables looks;
    private final Set<String> known;
    private final int timeline;
    private Optional<Instant> lastCommit;

    /** @param from where reading begins */
    Offsets(ConnectorFile connector, SourcePosition from, KnownTables looks) {
        this.slot = connector.slot();
        this.looks = looks;
        this.known = new LinkedHashSet<>(from.tables().orElse(Set.copyOf(connector.tables())));
        this.known.retainAll(connector.tables());
        this.lastCommit = from.committedAt();
        this.timeline = from.timeline();
    }

    void committed(Instant at) {
        lastCommit = Optional.of(at);
    }

    /** All rows of these tables are known from here on. */
    void knows(Collection<String> tables) {
        known.addAll(tables);
    }

    /** The rows of a table must be read anew; tells whether they were known before. */
    boolean forgets(String table) {
        return known.remove(table);
    }

    /** @param snapshot on demand that is going on */
    SourceOffset at(Phase phase, long lsn, Optional<SnapshotProgress> snapshot) {
        return SourcePosition.of(phase, lsn, slot)
                .with(known, snapshot, lastCommit)
                .on(timeline)
                .toOffset()
                .withTables(looks.news());
    }
}
