package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowImages.Parent;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The children of parents, each time all of them; the parents that were not asked for the longest are forgotten first.
 * Not thread-safe.
 */
final class ChildMemory {
    private final long limit;
    private final Map<Parent, Map<RowKey, Row>> children = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<RowKey, Parent> parents = new HashMap<>();
    private long bytes;

    ChildMemory(long limit) {
        this.limit = limit;
    }

    /** Null if nothing is known of them. */
    Map<RowKey, Row> get(Parent parent) {
        return children.get(parent);
    }

    /** @param all of the parent's children; will be changed */
    void put(Parent parent, Map<RowKey, Row> all) {
        children.put(parent, all);
        bytes += RowMemory.bytes(Optional.empty());
        all.forEach((key, row) -> {
            parents.put(key, parent);
            bytes += RowMemory.bytes(Optional.of(row));
        });
    }

    void apply(Change change) {
        Parent former = parents.remove(change.key());
        if (former != null) {
            Row gone = children.get(former).remove(change.key());
            bytes -= RowMemory.bytes(Optional.of(gone));
        }
        if (change.row().isPresent() && change.parentKey().isPresent()) {
            Parent parent = new Parent(change.key().table(), change.parentKey().get());
            Map<RowKey, Row> siblings = children.get(parent);
            if (siblings != null) {
                siblings.put(change.key(), change.row().get());
                parents.put(change.key(), parent);
                bytes += RowMemory.bytes(change.row());
            }
        }
    }

    /** Forgets what is beyond the limit. */
    void shrink() {
        Iterator<Map<RowKey, Row>> oldest = children.values().iterator();
        while (bytes > limit && oldest.hasNext()) {
            bytes -= RowMemory.bytes(Optional.empty());
            oldest.next().forEach((key, row) -> {
                parents.remove(key);
                bytes -= RowMemory.bytes(Optional.of(row));
            });
            oldest.remove();
        }
    }

    void clear() {
        children.clear();
        parents.clear();
        bytes = 0;
    }
}
