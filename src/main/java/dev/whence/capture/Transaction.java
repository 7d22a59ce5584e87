package dev.whence.capture;

import java.time.Instant;
import java.util.List;

/**
 * A committed transaction of a source.
 *
 * @param id the source's own number of it, for people
 * @param position where its commit lies in the source's log; larger means later (a PostgreSQL LSN as a number)
 * @param changes in the order in which they were made; never empty, unmodifiable. Those of a very large transaction
 *     are read from a file when asked for: iterate, do not index, and do not keep the list after the change set was
 *     handled
 */
public record Transaction(String id, long position, Instant committedAt, List<RowChange> changes) {
    public Transaction {
        changes = changes instanceof LargeChanges ? changes : List.copyOf(changes);
    }

    /** Whether the changes do not fit into memory. */
    public boolean isLarge() {
        return changes instanceof LargeChanges;
    }
}
