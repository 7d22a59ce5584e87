package dev.whence.capture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows are to be read again, or for the first time, while streaming goes on.
 *
 * @param tables whose rows are read; not empty
 * @param filter columns to the texts of their values: only rows that have all of these; empty for all rows. Rows that
 *     have vanished are found only without a filter
 */
public record SnapshotRequest(List<String> tables, Map<String, String> filter) {
    public SnapshotRequest {
        tables = List.copyOf(tables);
        filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
    }

    /** Without tables that are not there, unless none is. */
    SnapshotRequest among(List<String> present) {
        List<String> some = tables.stream().filter(present::contains).toList();
        return some.isEmpty() ? this : new SnapshotRequest(some, filter);
    }

    /** The tables that are read as a whole. */
    List<String> whole() {
        return filter.isEmpty() ? tables : List.of();
    }
}
