package dev.whence.semantics;

import java.util.Optional;

/**
 * The columns that name the event behind a row: its id and its position.
 *
 * @param own no two rows rest on the same event
 * @param shared present where all rows that point to one row of another dataset rest on one event
 */
public record Evidence(String id, String position, boolean own, Optional<Shared> shared) {
    /**
     * Rows that rest on one event together.
     *
     * @param of the dataset that they point to
     * @param first the column that is true for one of them
     */
    public record Shared(String of, String first) {}
}
