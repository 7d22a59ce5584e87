package dev.whence.mapping;

import dev.whence.capture.ColumnType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a pack says of a source table.
 *
 * @param key the columns that name a row
 * @param ignore columns whose change alone means nothing
 * @param parent the table whose rows these rows belong to
 * @param personal fields that say something about a person, and about which person
 * @param optional true if the source may lack the table
 * @param names columns to the other names that they have or had in the source
 * @param types columns to the types that they are said to have now, where rows may still hold others
 * @param columns the columns that the pack uses, keys included: row images hold these and no others. Empty if the pack
 *     uses rows as a whole, then images hold all columns
 */
public record PackTable(
        String name,
        List<String> key,
        Set<String> ignore,
        Optional<Parent> parent,
        Optional<Personal> personal,
        boolean optional,
        Map<String, List<String>> names,
        Map<String, ColumnType> types,
        Set<String> columns) {
    public PackTable {
        key = List.copyOf(key);
        ignore = Set.copyOf(ignore);
        names = Map.copyOf(names);
        types = Map.copyOf(types);
        columns = Collections.unmodifiableSet(new LinkedHashSet<>(columns));
    }

    /** A table whose columns have always had their names and types. */
    public PackTable(
            String name,
            List<String> key,
            Set<String> ignore,
            Optional<Parent> parent,
            Optional<Personal> personal,
            boolean optional,
            Set<String> columns) {
        this(name, key, ignore, parent, personal, optional, Map.of(), Map.of(), columns);
    }

    PackTable withColumns(Set<String> used) {
        return new PackTable(name, key, ignore, parent, personal, optional, names, types, used);
    }

    /** @param by the columns of the child that hold the parent's key, in the order of that key */
    public record Parent(String table, List<String> by) {
        public Parent {
            by = List.copyOf(by);
        }
    }
}
