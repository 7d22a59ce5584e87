package dev.whence.capture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is used of a source's table, and where, for those who must mend it when the table changes.
 *
 * @param place of the table itself, as people read it: {@code olist.yaml:12:3}
 * @param optional true if the source may lack the table
 * @param key the columns that name a row
 * @param columns the columns that are used, each with the place of its first use; the key is among them
 * @param names columns to the other names that they had, or have, at other times; none means: certainly no other name
 * @param types the types that columns are known to have from now on, where they had others before
 */
public record TableUse(
        String place,
        boolean optional,
        List<String> key,
        Map<String, String> columns,
        Map<String, List<String>> names,
        Map<String, ColumnType> types) {
    public TableUse {
        key = List.copyOf(key);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        names = Map.copyOf(names);
        types = Map.copyOf(types);
    }

    /** What a used column is called among these: its own name, else another of its names; its own if none is there. */
    String nameAmong(Set<String> present, String column) {
        if (present.contains(column)) {
            return column;
        }
        return names.getOrDefault(column, List.of()).stream()
                .filter(present::contains)
                .findFirst()
                .orElse(column);
    }
}
