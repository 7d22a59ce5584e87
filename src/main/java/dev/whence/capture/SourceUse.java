package dev.whence.capture;

import dev.whence.event.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a connector's rows are read for. Capture asks before it hands on rows of a table that looks other than before.
 * Implementations are thread-safe.
 */
public interface SourceUse {
    /** What is used of a table; empty if nothing is. */
    Optional<TableUse> table(String name);

    /**
     * All that does not go together with the source as it is.
     *
     * @param tables of the source to their columns, in their order
     */
    List<Problem> check(Map<String, Map<String, ColumnType>> tables);

    /** Every row is welcome, whatever it looks like. */
    static SourceUse any() {
        return new SourceUse() {
            @Override
            public Optional<TableUse> table(String name) {
                return Optional.empty();
            }

            @Override
            public List<Problem> check(Map<String, Map<String, ColumnType>> tables) {
                return List.of();
            }
        };
    }
}
