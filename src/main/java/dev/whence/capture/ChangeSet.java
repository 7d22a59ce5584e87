package dev.whence.capture;

import java.util.List;

/** What capture hands on at a time: always whole, never a part of a transaction. */
public sealed interface ChangeSet {
    /** The name of the connector, which is the {@code source} of the events. */
    String connector();

    /** To be stored together with what the change set gave. */
    SourceOffset offset();

    /**
     * Rows found by a snapshot; their meaning is worked out when the snapshot is complete. There may be none: then only
     * the offset is to be stored.
     */
    record SnapshotRows(String connector, List<RowChange> rows, SourceOffset offset) implements ChangeSet {
        public SnapshotRows {
            rows = List.copyOf(rows);
        }
    }

    /** The snapshot has read every table: what its rows mean can now be worked out. */
    record SnapshotDone(String connector, SourceOffset offset) implements ChangeSet {}

    /** Whole committed transactions, in commit order. There may be none: then only the offset is to be stored. */
    record Committed(String connector, List<Transaction> transactions, SourceOffset offset) implements ChangeSet {
        public Committed {
            transactions = List.copyOf(transactions);
        }
    }
}
