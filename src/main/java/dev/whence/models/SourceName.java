package dev.whence.models;

import java.util.List;
import java.util.Locale;

/**
 * The source of a dataset where it is a table: {@code database.schema.table}, of which the first parts may be missing.
 *
 * @param parts without quotes, the table last
 */
record SourceName(List<String> parts) {
    static SourceName of(String source) {
        return new SourceName(List.of(source.strip().replace("\"", "").split("\\.")));
    }

    /** A source that is no name of a table. */
    static boolean isQuery(String source) {
        return source.strip().contains(" ") || source.strip().contains("\n");
    }

    String table() {
        return parts.get(parts.size() - 1);
    }

    /** The schema that it names, else the given one. */
    String schema(String otherwise) {
        return parts.size() > 1 ? parts.get(parts.size() - 2) : otherwise;
    }

    /** Names of tables and files are the same whatever their case. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
