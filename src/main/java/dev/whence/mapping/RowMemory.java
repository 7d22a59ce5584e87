package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rows by key, or that there is none; those that were not asked for the longest are forgotten first. Not thread-safe. */
final class RowMemory {
    /** What an entry takes beside its row, about. */
    private static final int ENTRY = 200;

    private final long limit;
    private final Map<RowKey, Optional<Row>> rows = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    RowMemory(long limit) {
        this.limit = limit;
    }

    /** Null if nothing is known of the row. */
    Optional<Row> get(RowKey key) {
        return rows.get(key);
    }

    void put(RowKey key, Optional<Row> row) {
        bytes += bytes(row);
        Optional<Row> former = rows.put(key, row);
        if (former != null) {
            bytes -= bytes(former);
        }
    }

    /** Forgets what is beyond the limit. */
    void shrink() {
        Iterator<Optional<Row>> oldest = rows.values().iterator();
        while (bytes > limit && oldest.hasNext()) {
            bytes -= bytes(oldest.next());
            oldest.remove();
        }
    }

    void clear() {
        rows.clear();
        bytes = 0;
    }

    static long bytes(Optional<Row> row) {
        return ENTRY + (row.isPresent() ? row.get().bytes() : 0);
    }
}
