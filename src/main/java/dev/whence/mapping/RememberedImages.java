package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was read of row images, kept in memory and kept up with what is made of them, so that rows that are needed again
 * and again are read once. Changes count from {@link #apply} on, whether or not the store has them yet; when it has,
 * {@link #stored} says so. Right only as long as nobody else changes the images, and everything that was applied comes
 * to be stored: otherwise {@link #forget}. Not thread-safe.
 */
public final class RememberedImages {
    private final RowMemory rows;
    private final ChildMemory children;
    private final Map<RowKey, RowImages.Change> unstored = new HashMap<>();
    private final Map<RowImages.Parent, Set<RowKey>> unstoredChildren = new HashMap<>();

    /** @param bytes that the rows may take, about; what is not stored yet is kept beyond it */
    public RememberedImages(long bytes) {
        this.rows = new RowMemory(bytes / 2);
        this.children = new ChildMemory(bytes / 2);
    }

    /**
     * The images with what was applied to them.
     *
     * @param stored what is not remembered is read from these; they may already have some of the changes, or none
     */
    public RowImages over(RowImages stored) {
        return new RowImages() {
            @Override
            public Map<RowKey, Row> rows(Set<RowKey> keys) {
                return rowsOver(stored, keys);
            }

            @Override
            public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
                return childrenOver(stored, parents);
            }

            @Override
            public Optional<Optional<Row>> remembered(RowKey key) {
                return Optional.ofNullable(rows.get(key));
            }

            @Override
            public Optional<Map<RowKey, Row>> remembered(Parent parent) {
                return Optional.ofNullable(children.get(parent));
            }
        };
    }

    private Map<RowKey, Row> rowsOver(RowImages stored, Set<RowKey> keys) {
        Map<RowKey, Row> found = new HashMap<>();
        Set<RowKey> unknown = new HashSet<>();
        for (RowKey key : keys) {
            Optional<Row> row = rows.get(key);
            if (row == null) {
                unknown.add(key);
            } else {
                row.ifPresent(known -> found.put(key, known));
            }
        }
        if (!unknown.isEmpty()) {
            Map<RowKey, Row> read = stored.rows(unknown);
            unknown.forEach(key -> rows.put(key, Optional.ofNullable(read.get(key))));
            found.putAll(read);
        }
        return found;
    }

    private Map<RowImages.Parent, Map<RowKey, Row>> childrenOver(RowImages stored, Set<RowImages.Parent> parents) {
        Map<RowImages.Parent, Map<RowKey, Row>> found = new HashMap<>();
        Set<RowImages.Parent> unknown = new HashSet<>();
        for (RowImages.Parent parent : parents) {
            Map<RowKey, Row> known = children.get(parent);
            if (known == null) {
                unknown.add(parent);
            } else if (!known.isEmpty()) {
                found.put(parent, known);
            }
        }
        if (!unknown.isEmpty()) {
            Map<RowImages.Parent, Map<RowKey, Row>> read = stored.children(unknown);
            for (RowImages.Parent parent : unknown) {
                Map<RowKey, Row> rowsOf = withUnstored(parent, read.getOrDefault(parent, Map.of()));
                children.put(parent, rowsOf);
                if (!rowsOf.isEmpty()) {
                    found.put(parent, rowsOf);
                }
            }
        }
        return found;
    }

    private Map<RowKey, Row> withUnstored(RowImages.Parent parent, Map<RowKey, Row> read) {
        Map<RowKey, Row> result = new LinkedHashMap<>(read);
        result.keySet().removeIf(unstored::containsKey);
        for (RowKey key : unstoredChildren.getOrDefault(parent, Set.of())) {
            RowImages.Change change = unstored.get(key);
            if (change.row().isPresent()
                    && change.parentKey().filter(parent.parentKey()::equals).isPresent()) {
                result.put(key, change.row().get());
            }
        }
        return result;
    }

    /** These changes are being made. What {@link #over} has answered before counts no more. */
    public void apply(Iterable<RowImages.Change> changes) {
        for (RowImages.Change change : changes) {
            rows.put(change.key(), change.row());
            children.apply(change);
            unstored.put(change.key(), change);
            change.parentKey().ifPresent(parent -> unstoredChildren
                    .computeIfAbsent(new RowImages.Parent(change.key().table(), parent), p -> new HashSet<>())
                    .add(change.key()));
        }
    }

    /** All that was applied is in the store now. */
    public void stored() {
        unstored.clear();
        unstoredChildren.clear();
        rows.shrink();
        children.shrink();
    }

    /** Begins anew, with what the store says. */
    public void forget() {
        unstored.clear();
        unstoredChildren.clear();
        rows.clear();
        children.clear();
    }
}
