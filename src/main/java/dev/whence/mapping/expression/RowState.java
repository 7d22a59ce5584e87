package dev.whence.mapping.expression;

import dev.whence.capture.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A net change of a row, as an expression sees it.
 *
 * @param history the row was found by a snapshot, so that nothing is known of how it became what it is
 * @param changed whether the row itself changed; false where only its children did
 * @param committedAt empty for history
 */
public record RowState(
        Optional<Row> before, Optional<Row> after, boolean history, boolean changed, Optional<Instant> committedAt) {}
