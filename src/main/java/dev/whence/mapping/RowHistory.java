package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.mapping.RowImages.Parent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The rows of a source at every step of a batch of transactions: the images as they were before, fetched as they are
 * asked for, and over them what each transaction changed. Not thread-safe.
 */
final class RowHistory {
    private final MappingPack pack;
    private final RowImages images;
    private final Map<RowKey, Optional<Row>> rows = new HashMap<>();
    private final Map<Parent, Map<RowKey, Row>> children = new HashMap<>();
    private final Set<RowKey> wantedRows = new HashSet<>();
    private final Set<Parent> wantedChildren = new HashSet<>();

    private final Map<RowKey, List<Version>> versions = new LinkedHashMap<>();
    private final Map<Parent, Set<RowKey>> moved = new HashMap<>();
    private final Map<Parent, Set<Integer>> touched = new HashMap<>();
    private final Optional<UnaryOperator<Set<Parent>>> touchedElsewhere;
    private final Set<Parent> wantedTouched = new HashSet<>();

    private final Map<StepOfParent, List<Row>> toldChildren = new HashMap<>();

    private record StepOfParent(int step, Parent parent) {}

    /** A row as a step left it. */
    private record Version(int step, Optional<Row> row, Optional<String> parentKey, boolean added) {}

    RowHistory(MappingPack pack, RowImages images) {
        this(pack, images, Optional.empty());
    }

    /** @param touchedElsewhere tells, where the changes are not here, which rows of step 0 were touched by theirs */
    RowHistory(MappingPack pack, RowImages images, Optional<UnaryOperator<Set<Parent>>> touchedElsewhere) {
        this.pack = pack;
        this.images = NamedImages.of(pack, images);
        this.touchedElsewhere = touchedElsewhere;
    }

    void want(RowKey key) {
        if (!rows.containsKey(key)) {
            wantedRows.add(key);
        }
    }

    /** Fetches all that was asked for and is not there yet. */
    void fetch() {
        if (!wantedRows.isEmpty()) {
            Map<RowKey, Row> found = images.rows(Collections.unmodifiableSet(wantedRows));
            wantedRows.forEach(key -> rows.put(key, Optional.ofNullable(found.get(key))));
            wantedRows.clear();
        }
        if (!wantedChildren.isEmpty()) {
            Map<Parent, Map<RowKey, Row>> found = images.children(Collections.unmodifiableSet(wantedChildren));
            wantedChildren.forEach(
                    parent -> children.put(parent, sorted(parent, found.getOrDefault(parent, Map.of()))));
            wantedChildren.clear();
        }
        if (!wantedTouched.isEmpty()) {
            Set<Parent> found = touchedElsewhere.orElseThrow().apply(Set.copyOf(wantedTouched));
            wantedTouched.forEach(parent -> touched.put(parent, found.contains(parent) ? Set.of(0) : Set.of()));
            wantedTouched.clear();
        }
    }

    /** Records what a step changed. Steps come in order, from 0. */
    void apply(int step, List<NetChange> netChanges) {
        for (NetChange change : netChanges) {
            change.formerKey().ifPresent(key -> put(key, new Version(step, Optional.empty(), Optional.empty(), false)));
        }
        for (NetChange change : netChanges) {
            PackTable table = pack.table(change.key().table()).orElseThrow();
            Optional<String> parent = change.after().flatMap(row -> Rows.parentKey(table, row));
            parent.ifPresent(key -> note(step, change, table, key));
            change.before().flatMap(row -> Rows.parentKey(table, row)).ifPresent(key -> note(step, change, table, key));
            if (!change.isNothing()) {
                put(change.key(), new Version(step, change.after(), parent, change.added()));
            }
        }
    }

    private void put(RowKey key, Version version) {
        versions.computeIfAbsent(key, k -> new ArrayList<>(1)).add(version);
    }

    private void note(int step, NetChange change, PackTable table, String parentKey) {
        Parent parent = new Parent(table.name(), parentKey);
        Set<RowKey> keys = moved.computeIfAbsent(parent, p -> new HashSet<>());
        keys.add(change.key());
        change.formerKey().ifPresent(keys::add);
        if (change.matters(table)) {
            touched.computeIfAbsent(parent, p -> new HashSet<>()).add(step);
        }
    }

    /** What the images become by all steps. */
    List<RowImages.Change> changes() {
        List<RowImages.Change> changes = new ArrayList<>();
        versions.forEach((key, all) -> {
            Version last = all.get(all.size() - 1);
            boolean added = all.get(0).added();
            changes.add(new RowImages.Change(key, last.row(), last.parentKey(), added));
        });
        return changes;
    }

    /** Whether {@link #isTouched} can answer. If not, it is asked for. */
    boolean knowsTouched(Parent parent) {
        if (touchedElsewhere.isEmpty() || touched.containsKey(parent)) {
            return true;
        }
        wantedTouched.add(parent);
        return false;
    }

    boolean isTouched(int step, Parent parent) {
        return touched.getOrDefault(parent, Set.of()).contains(step);
    }

    /** The row just before a step; asked for and empty where it is not known yet. */
    Optional<Row> before(int step, RowKey key) {
        return version(step - 1, key).map(Version::row).orElseGet(() -> rows.getOrDefault(key, Optional.empty()));
    }

    /** The row as a step left it; null if that cannot be told yet, and then the row is asked for. */
    Optional<Row> row(int step, RowKey key) {
        Optional<Version> version = version(step, key);
        if (version.isPresent()) {
            return version.get().row();
        }
        Optional<Row> row = rows.get(key);
        if (row == null) {
            Optional<Optional<Row>> remembered = images.remembered(key);
            remembered.ifPresentOrElse(known -> rows.put(key, known), () -> wantedRows.add(key));
            return remembered.orElse(null);
        }
        return row;
    }

    /** Whether {@link #children} can answer. If not, the children are asked for. */
    boolean knows(Parent parent) {
        if (children.containsKey(parent)) {
            return true;
        }
        Optional<Map<RowKey, Row>> remembered = images.remembered(parent);
        remembered.ifPresentOrElse(
                known -> children.put(parent, sorted(parent, known)), () -> wantedChildren.add(parent));
        return remembered.isPresent();
    }

    /** The children as a step left them, in the order of their keys. Not to be asked before all steps are recorded. */
    List<Row> children(int step, Parent parent) {
        StepOfParent asked = new StepOfParent(step, parent);
        List<Row> told = toldChildren.get(asked);
        if (told == null) {
            told = findChildren(step, parent);
            toldChildren.put(asked, told);
        }
        return told;
    }

    private List<Row> findChildren(int step, Parent parent) {
        Map<RowKey, Row> known = children.getOrDefault(parent, Map.of());
        Set<RowKey> keys = moved.get(parent);
        if (keys == null) {
            return List.copyOf(known.values());
        }
        Map<RowKey, Row> result = new LinkedHashMap<>(known);
        for (RowKey key : keys) {
            version(step, key).ifPresent(version -> {
                if (version.row().isPresent()
                        && version.parentKey()
                                .filter(parent.parentKey()::equals)
                                .isPresent()) {
                    result.put(key, version.row().get());
                } else {
                    result.remove(key);
                }
            });
        }
        return List.copyOf(sorted(parent, result).values());
    }

    private Map<RowKey, Row> sorted(Parent parent, Map<RowKey, Row> rows) {
        return rows.size() < 2
                ? rows
                : Rows.inKeyOrder(pack.table(parent.childTable()).orElseThrow(), rows);
    }

    /** The latest version up to a step. */
    private Optional<Version> version(int step, RowKey key) {
        List<Version> all = versions.get(key);
        if (all != null) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).step() <= step) {
                    return Optional.of(all.get(i));
                }
            }
        }
        return Optional.empty();
    }
}
