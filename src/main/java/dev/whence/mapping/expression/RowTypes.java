package dev.whence.mapping.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a pack, and a note of which of their columns its expressions use. Not thread-safe while compiling. */
public final class RowTypes implements CelTypeProvider {
    private final Map<String, RowType> tables = new LinkedHashMap<>();
    private final ImmutableMap<String, StructType> types;
    private final Map<String, Map<String, Place>> used = new TreeMap<>();
    private Optional<Place> place = Optional.empty();
    private final Set<String> whole = new LinkedHashSet<>();
    private final Set<String> touched = new LinkedHashSet<>();

    /** @param words every word that the pack's file holds */
    public RowTypes(Collection<RowType> tables, Set<String> words) {
        tables.forEach(table -> this.tables.put(table.table(), table));
        ImmutableMap.Builder<String, StructType> builder = ImmutableMap.builder();
        tables.forEach(table -> builder.put(table.typeName(), table.type(words)));
        this.types = builder.buildOrThrow();
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    Optional<RowType> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    Set<String> names() {
        return Collections.unmodifiableSet(tables.keySet());
    }

    StructType type(String table) {
        return types.get(tables.get(table).typeName());
    }

    /** The columns that the source has; empty where they are not known. */
    Set<String> columns(String table) {
        return tables.get(table).columns().map(Map::keySet).orElse(Set.of());
    }

    /** From now on columns are used at this place. */
    void at(Place next) {
        place = Optional.of(next);
    }

    /** Notes that an expression uses a column. */
    void use(String table, String column) {
        use(table, column, 0);
    }

    /** @param offset of the use in the expression's text */
    void use(String table, String column, int offset) {
        used.computeIfAbsent(table, t -> new LinkedHashMap<>())
                .putIfAbsent(column, place.orElseThrow().from(offset));
    }

    /** Notes that an expression uses rows of the table as a whole. */
    void useWhole(String table) {
        whole.add(table);
    }

    /** Notes that an expression asks whether children changed. */
    void useTouched(String childTable) {
        touched.add(childTable);
    }

    /** Whether an expression of the parent asks for changes of this table's rows. */
    public boolean isTouchAsked(String childTable) {
        return touched.contains(childTable);
    }

    /** The columns of the table that the compiled expressions use; empty if they use whole rows. */
    public Optional<Set<String>> used(String table) {
        return whole.contains(table)
                ? Optional.empty()
                : Optional.of(places(table).keySet());
    }

    /** The columns that expressions name, each with the place of its first use. */
    public Map<String, Place> places(String table) {
        return used.getOrDefault(table, Map.of());
    }
}
