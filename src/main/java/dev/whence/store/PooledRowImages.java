package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.RowKey;
import java.util.Map;
import java.util.Set;

/** One connector's row images as they are committed, read on connections of a pool. Thread-safe. */
record PooledRowImages(Database readers, SourceTables tables) implements RowImages {
    @Override
    public Map<RowKey, Row> rows(Set<RowKey> keys) {
        return readers.transaction(
                "read row images", connection -> new PostgresRowImages(connection, tables).rows(keys));
    }

    @Override
    public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
        return readers.transaction(
                "read row images", connection -> new PostgresRowImages(connection, tables).children(parents));
    }
}
