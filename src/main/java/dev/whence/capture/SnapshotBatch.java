package dev.whence.capture;

import java.util.ArrayList;
import java.util.List;

/** Rows of a snapshot that are handed on together. Not thread-safe. */
final class SnapshotBatch {
    private final int mostRows;
    private final long mostBytes;
    private final List<RowChange> rows = new ArrayList<>();
    private long bytes;

    SnapshotBatch(int mostRows, long mostBytes) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
    }

    void add(RowChange row) {
        rows.add(row);
        bytes += row.bytes();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean isFull() {
        return rows.size() >= mostRows || bytes > mostBytes;
    }

    /** The rows, in their order; afterwards there are none. */
    List<RowChange> take() {
        List<RowChange> taken = List.copyOf(rows);
        rows.clear();
        bytes = 0;
        return taken;
    }
}
