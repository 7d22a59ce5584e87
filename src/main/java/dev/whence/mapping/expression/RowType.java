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
 */
public record RowType(
        String table,
        List<String> key,
        Optional<String> parent,
        List<String> parentColumns,
        Optional<Map<String, ColumnType>> columns) {
    /** Not a name that an expression could say: CEL would take {@code row.genre} for the type of the table genre. */
    private static final String PREFIX = "@row.";

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
        if (columns.isEmpty()) {
            return StructType.create(typeName(), ImmutableSet.copyOf(words), word -> Optional.of(SimpleType.DYN));
        }
        Map<String, ColumnType> known = columns.get();
        return StructType.create(
                typeName(), ImmutableSet.copyOf(known.keySet()), column -> Optional.ofNullable(known.get(column))
                        .map(ValueTypes::of));
    }
}
