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

    /**
     * All rows of these tables were deleted at once, just before the transaction that follows; what that one did to them
     * earlier is not told.
     *
     * @param by the transaction that did it; what else it did follows in a set of its own
     */
    record Truncated(String connector, List<String> tables, Transaction by, SourceOffset offset) implements ChangeSet {
        public Truncated {
            tables = List.copyOf(tables);
        }

        /** Rows that the transaction put in again, as far as that is known: whether that changed them, it says itself. */
        public List<RowChange> reloaded() {
            return by.isLarge()
                    ? List.of()
                    : by.changes().stream()
                            .filter(change -> change.kind() == RowChange.Kind.RELOAD)
                            .toList();
        }
    }

    /** Whole committed transactions, in commit order. There may be none: then only the offset is to be stored. */
    record Committed(String connector, List<Transaction> transactions, SourceOffset offset) implements ChangeSet {
        public Committed {
            transactions = List.copyOf(transactions);
        }
    }

    /**
     * Rows that were read beside the stream, at this place in it; what they mean is worked out when all are there. They
     * are as the transactions up to here left them.
     *
     * @param first whether these are the first of their snapshot: those of an earlier one are to be forgotten
     * @param superseded rows that were read too, but which the transactions before told of; may hold old values
     */
    record FoundRows(
            String connector, boolean first, List<RowChange> rows, List<RowChange> superseded, SourceOffset offset)
            implements ChangeSet {
        public FoundRows {
            rows = List.copyOf(rows);
            superseded = List.copyOf(superseded);
        }
    }

    /**
     * All rows were read that a snapshot beside the stream is to read.
     *
     * @param whole tables of which all rows were read: what was not among them is not there any more
     */
    record FoundAll(String connector, List<String> whole, SourceOffset offset) implements ChangeSet {
        public FoundAll {
            whole = List.copyOf(whole);
        }
    }
}
