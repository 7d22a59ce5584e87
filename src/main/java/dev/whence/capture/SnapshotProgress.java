package dev.whence.capture;

import java.util.List;

/**
 * How far a snapshot on demand has come; kept with the offset, so that it goes on after a restart.
 *
 * @param table index of the table that is being read
 * @param after the key after which its next rows are; empty at its beginning
 * @param begun whether the store knows of it
 */
record SnapshotProgress(SnapshotRequest request, int table, List<String> after, boolean begun) {
    SnapshotProgress {
        after = List.copyOf(after);
    }

    static SnapshotProgress start(SnapshotRequest request) {
        return new SnapshotProgress(request, 0, List.of(), false);
    }

    boolean isComplete() {
        return table == request.tables().size();
    }

    String tableName() {
        return request.tables().get(table);
    }

    /** After a chunk; {@code last} is the key of its last row, empty if the table has no more rows. */
    SnapshotProgress past(List<String> last) {
        return last.isEmpty()
                ? new SnapshotProgress(request, table + 1, List.of(), true)
                : new SnapshotProgress(request, table, last, true);
    }
}
