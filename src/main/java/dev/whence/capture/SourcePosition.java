package dev.whence.capture;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link SourceOffset} says. It is always a place between two transactions: the end of a commit (or a place
 * where every earlier commit is known to have been received), so a restart begins with a whole transaction and nothing
 * has to be searched or skipped. That is why Debezium's own offset, which points at single records that may share an
 * LSN, is not stored.
 *
 * @param phase how far reading has come
 * @param lsn where streaming begins; 0 while the snapshot is not complete
 * @param slot the slot that was made for this connector
 * @param tables whose rows are known; empty where that was not written down, which means all
 * @param snapshot the snapshot on demand that is going on
 * @param committedAt when the last transaction before this place was committed
 * @param timeline of the source when this place was reached; 0 where that is not known
 */
record SourcePosition(
        Phase phase,
        long lsn,
        String slot,
        Optional<Set<String>> tables,
        Optional<SnapshotProgress> snapshot,
        Optional<Instant> committedAt,
        int timeline) {

    enum Phase {
        /** Nothing was read yet. */
        UNREAD,
        /** A snapshot was begun: it must begin again, with a new slot. */
        SNAPSHOT_RUNNING,
        /** All rows are stored, what they mean may not be worked out yet. */
        SNAPSHOT_READ,
        STREAMING
    }

    static SourcePosition unread(String slot) {
        return of(Phase.UNREAD, 0, slot);
    }

    static SourcePosition of(Phase phase, long lsn, String slot) {
        return new SourcePosition(phase, lsn, slot, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    SourcePosition with(Set<String> known, Optional<SnapshotProgress> progress, Optional<Instant> committed) {
        return new SourcePosition(phase, lsn, slot, Optional.of(known), progress, committed, timeline);
    }

    SourcePosition on(int newTimeline) {
        return new SourcePosition(phase, lsn, slot, tables, snapshot, committedAt, newTimeline);
    }

    /** The same, but the rows of these tables are not known any more. */
    SourcePosition forgetting(Collection<String> tables, Collection<String> captured) {
        Set<String> known = new LinkedHashSet<>(this.tables.orElse(Set.copyOf(captured)));
        return known.removeAll(tables) ? with(known, snapshot, committedAt) : this;
    }

    SourceOffset toOffset() {
        return new SourceOffset(PositionText.write(this));
    }

    static SourcePosition parse(SourceOffset offset) {
        return PositionText.read(offset.json());
    }

    /** Reads an LSN as PostgreSQL writes it. */
    static long lsn(String text) {
        int slash = text.indexOf('/');
        return Long.parseLong(text.substring(0, slash), 16) << 32 | Long.parseLong(text.substring(slash + 1), 16);
    }

    /** An LSN as PostgreSQL writes it. */
    static String text(long lsn) {
        return Long.toHexString(lsn >>> 32).toUpperCase(Locale.ROOT) + "/"
                + Long.toHexString(lsn & 0xffffffffL).toUpperCase(Locale.ROOT);
    }
}
