package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.event.Sealed;
import dev.whence.privacy.DataKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts stand-ins in the place of personal values where changes are only looked at. They are sealed under a key that
 * nobody keeps: equal values have equal stand-ins while this object lives, and what they stand for is not to be had
 * again. Thread-safe.
 */
final class StandIns {
    private final Map<String, PersonalRows> tables = new LinkedHashMap<>();
    private final DataKey key = new DataKey(UUID.randomUUID(), DataKey.secret());

    StandIns(MappingPack pack) {
        pack.tables().forEach(table -> PersonalRows.of(table).ifPresent(rows -> tables.put(table.name(), rows)));
    }

    Transaction in(Transaction transaction) {
        List<RowChange> changes = transaction.changes();
        return changes.stream().noneMatch(this::concerns)
                ? transaction
                : new Transaction(
                        transaction.id(),
                        transaction.position(),
                        transaction.committedAt(),
                        changes.stream().map(this::in).toList());
    }

    private boolean concerns(RowChange change) {
        return tables.containsKey(change.table());
    }

    private RowChange in(RowChange change) {
        return new RowChange(
                change.table(),
                change.kind(),
                change.before().map(row -> in(change.table(), row)),
                change.after().map(row -> in(change.table(), row)));
    }

    Row in(String table, Row row) {
        return tables.containsKey(table) ? tables.get(table).without(row, this::standIn) : row;
    }

    private Optional<String> standIn(String value) {
        return Optional.of(
                Sealed.parse(value).isPresent() ? value : key.seal(value).toString());
    }

    /** These images with stand-ins. */
    RowImages in(RowImages images) {
        return new RowImages() {
            @Override
            public Map<RowKey, Row> rows(Set<RowKey> keys) {
                return in(images.rows(keys));
            }

            @Override
            public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
                Map<Parent, Map<RowKey, Row>> found = new LinkedHashMap<>();
                images.children(parents).forEach((parent, rows) -> found.put(parent, in(rows)));
                return found;
            }

            private Map<RowKey, Row> in(Map<RowKey, Row> rows) {
                Map<RowKey, Row> with = new LinkedHashMap<>();
                rows.forEach((rowKey, row) -> with.put(rowKey, StandIns.this.in(rowKey.table(), row)));
                return with;
            }
        };
    }
}
