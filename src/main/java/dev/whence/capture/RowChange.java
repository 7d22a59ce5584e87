package dev.whence.capture;

import java.util.Optional;

/**
 * One change of one row, as the source sent it.
 *
 * @param table the table's name; {@code schema.name} unless the schema is {@code public}
 * @param before the row before, possibly only its key columns (default replica identity); empty for an insert or a read
 * @param after the row after; empty for a delete or a truncate
 */
public record RowChange(String table, Kind kind, Optional<Row> before, Optional<Row> after) {
    private static final int OVERHEAD = 200;

    /** What it takes in memory, about. */
    public long bytes() {
        return OVERHEAD
                + before.map(Row::bytes).orElse(0L)
                + after.map(Row::bytes).orElse(0L);
    }

    /**
     * What was done to the row. READ is a row found by a snapshot; RELOAD one inserted after the same transaction truncated
     * its table, where it may have been before, perhaps the same.
     */
    public enum Kind {
        READ,
        INSERT,
        RELOAD,
        UPDATE,
        DELETE,
        TRUNCATE
    }
}
