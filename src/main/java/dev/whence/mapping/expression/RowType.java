package dev.whence.mapping.expression;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.whence.capture.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table as expressions may speak of it.
 *
 * @param key its key columns
 * @param parent the table it belongs to, if any
 * @param parentColumns its columns that hold the parent's key
 * @param columns the source's columns; empty where they are not known: then any column may be named
 * @param personal columns whose values are sealed: they can be handed on and compared, nothing else
 */
public record RowType(
        String table,
        List<String> key,
        Optional<String> parent,
        List<String> parentColumns,
        Optional<Map<String, ColumnType>> columns,
        Set<String> personal) {
    /** Not a name that an expression could say: CEL would take {@code row.genre} for the type of the table genre. */
    private static final String PREFIX = "@row.";

    /** A table without personal columns. */
    public RowType(
            String table,
            List<String> key,
            Optional<String> parent,
            List<String> parentColumns,
            Optional<Map<String, ColumnType>> columns) {
        this(table, key, parent, parentColumns, columns, Set.of());
    }

    String typeName() {
        return PREFIX + table;
    }

    static boolean isRow(CelType type) {
        return type.name().startsWith(PREFIX);
    }

    static String tableOf(CelType type) {
        return type.name().substring(PREFIX.length());
    }

    /** @param words every word of the file: what columns may be named where the source's are not known */
    StructType type(Set<String> words) {
        Set<String> names = columns.map(Map::keySet).orElse(words);
        return StructType.create(typeName(), ImmutableSet.copyOf(names), column -> Optional.of(typeOf(column)));
    }

    private CelType typeOf(String column) {
        if (personal.contains(column)) {
            return ValueTypes.PERSONAL;
        }
        return columns.map(known -> ValueTypes.of(known.get(column))).orElse(SimpleType.DYN);
    }
}
