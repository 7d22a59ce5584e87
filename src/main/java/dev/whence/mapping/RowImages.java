package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The last known state of a source's rows, as far as its pack uses them. Asked in batches, so that a lookup does not
 * cost a query a row.
 */
public interface RowImages {
    /** The rows of these keys; keys without a row are absent from the answer. */
    Map<RowKey, Row> rows(Set<RowKey> keys);

    /**
     * The rows of {@code childTable} whose parent (as the pack's {@code children_of} says) is the given row, with their
     * own keys, in any order; parents without children are absent from the answer.
     */
    Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents);

    /** What can be said of a row without asking for it: the row, or that there is none. Empty where it has to be asked for. */
    default Optional<Optional<Row>> remembered(RowKey key) {
        return Optional.empty();
    }

    /** The same of a row's children, in any order. Not to be modified. */
    default Optional<Map<RowKey, Row>> remembered(Parent parent) {
        return Optional.empty();
    }

    /** Asks for the children of one row in one table. {@code parentKey} is the parent row's key as in {@link RowKey}. */
    record Parent(String childTable, String parentKey) {}

    /**
     * A change to be made to the images: empty rows are deletions. {@code parentKey} is empty for tables without parent.
     *
     * @param added by the source, as far as it says; there may be an image nevertheless
     */
    record Change(RowKey key, Optional<Row> row, Optional<String> parentKey, boolean added) {
        public Change(RowKey key, Optional<Row> row, Optional<String> parentKey) {
            this(key, row, parentKey, false);
        }
    }

    /** No rows at all. */
    static RowImages none() {
        return new RowImages() {
            @Override
            public Map<RowKey, Row> rows(Set<RowKey> keys) {
                return Map.of();
            }

            @Override
            public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
                return Map.of();
            }
        };
    }
}
