package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.Optional;

/**
 * A row that a snapshot found and that has not been translated yet.
 *
 * @param former what the hub knew of the row before the snapshot: empty for a row that it had never seen, which then
 *     yields its history; otherwise the two are compared like an update
 */
public record PendingRow(RowKey key, Row row, Optional<Row> former) {}
