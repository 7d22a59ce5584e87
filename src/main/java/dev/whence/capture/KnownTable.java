package dev.whence.capture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a table looked like when its rows were last handed on.
 *
 * @param columns in the table's order
 * @param used those that were used then
 */
record KnownTable(Map<String, ColumnType> columns, Set<String> used) {
    KnownTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        used = Set.copyOf(used);
    }
}
