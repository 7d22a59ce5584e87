package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Row images in maps, which count how often they are asked. */
final class InMemoryRowImages implements RowImages {
    private final Map<RowKey, Row> rows = new HashMap<>();
    private final Map<RowKey, Parent> parents = new HashMap<>();
    private final Map<Parent, Map<RowKey, Row>> children = new HashMap<>();
    private int queries;

    void apply(List<Change> changes) {
        for (Change change : changes) {
            Parent former = parents.remove(change.key());
            if (former != null) {
                children.get(former).remove(change.key());
            }
            rows.remove(change.key());
            change.row().ifPresent(row -> {
                rows.put(change.key(), row);
                change.parentKey().ifPresent(key -> {
                    Parent parent = new Parent(change.key().table(), key);
                    parents.put(change.key(), parent);
                    children.computeIfAbsent(parent, p -> new TreeMap<>(java.util.Comparator.comparing(RowKey::key)))
                            .put(change.key(), row);
                });
            });
        }
    }

    Map<RowKey, Row> all() {
        return Map.copyOf(rows);
    }

    Optional<String> parent(RowKey key) {
        return Optional.ofNullable(parents.get(key)).map(Parent::parentKey);
    }

    int queries() {
        return queries;
    }

    @Override
    public Map<RowKey, Row> rows(Set<RowKey> keys) {
        queries++;
        Map<RowKey, Row> found = new LinkedHashMap<>();
        for (RowKey key : keys) {
            Row row = rows.get(key);
            if (row != null) {
                found.put(key, row);
            }
        }
        return found;
    }

    @Override
    public Map<Parent, Map<RowKey, Row>> children(Set<Parent> wanted) {
        queries++;
        Map<Parent, Map<RowKey, Row>> found = new LinkedHashMap<>();
        for (Parent parent : wanted) {
            if (children.containsKey(parent) && !children.get(parent).isEmpty()) {
                found.put(parent, new LinkedHashMap<>(children.get(parent)));
            }
        }
        return found;
    }
}
