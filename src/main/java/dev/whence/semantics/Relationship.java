package dev.whence.semantics;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many rows of {@code from} point to one row of {@code to}.
 *
 * @param part the rows are parts of the row that they point to, as lines of an order: only then can an order be grouped
 *     and filtered by what its lines are
 * @param timeRole the relationship counts only where rows are dated so; empty for always
 * @param held fields of {@code to} that need no join: the SQL by which the source of {@code from} gives the same
 * @param kept what the rows of {@code to} keep of their parts: by {@code dataset.field}, the column of {@code to} that lists
 *     the different values, without nulls
 */
public record Relationship(
        String name,
        String from,
        String to,
        List<String> fromColumns,
        List<String> toColumns,
        Optional<String> timeRole,
        boolean part,
        Map<String, String> held,
        Map<String, String> kept) {
    public Relationship {
        fromColumns = List.copyOf(fromColumns);
        toColumns = List.copyOf(toColumns);
        held = Map.copyOf(held);
        kept = Map.copyOf(kept);
    }

    boolean countsFor(String role) {
        return timeRole.isEmpty() || timeRole.get().equals(role);
    }
}
