package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Row images that cannot be changed, and over them changes that are kept in memory. Not thread-safe. */
final class OverlaidImages implements RowImages {
    private final RowImages base;
    private Map<RowKey, Change> changes = new LinkedHashMap<>();

    OverlaidImages(RowImages base) {
        this.base = base;
    }

    void apply(List<Change> more) {
        more.forEach(change -> changes.put(change.key(), change));
    }

    /** The base has moved on: only these changes may not be in it yet. */
    void keepOnly(List<Change> last) {
        changes = new LinkedHashMap<>();
        apply(last);
    }

    @Override
    public Map<RowKey, Row> rows(Set<RowKey> keys) {
        Map<RowKey, Row> found = new HashMap<>(base.rows(keys));
        for (RowKey key : keys) {
            Change change = changes.get(key);
            if (change != null) {
                change.row().ifPresentOrElse(row -> found.put(key, row), () -> found.remove(key));
            }
        }
        return found;
    }

    @Override
    public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
        Map<Parent, Map<RowKey, Row>> found = new HashMap<>();
        Map<Parent, Map<RowKey, Row>> known = base.children(parents);
        for (Parent parent : parents) {
            Map<RowKey, Row> rows = new LinkedHashMap<>(known.getOrDefault(parent, Map.of()));
            changes.forEach((key, change) -> overlay(parent, key, change, rows));
            if (!rows.isEmpty()) {
                found.put(parent, rows);
            }
        }
        return found;
    }

    private static void overlay(Parent parent, RowKey key, Change change, Map<RowKey, Row> rows) {
        if (!key.table().equals(parent.childTable())) {
            return;
        }
        Optional<Row> row = change.row();
        if (row.isPresent() && change.parentKey().equals(Optional.of(parent.parentKey()))) {
            rows.put(key, row.get());
        } else {
            rows.remove(key);
        }
    }
}
