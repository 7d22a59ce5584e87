package dev.whence.mapping;

import dev.whence.capture.ColumnType;
import dev.whence.capture.SourceSurvey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a source really has, for checking a pack against it before a run.
 *
 * @param tables table names (as in {@link dev.whence.capture.RowChange#table}) to column names to types
 */
public record SourceSchema(Map<String, Map<String, ColumnType>> tables) {
    public SourceSchema {
        Map<String, Map<String, ColumnType>> copy = new LinkedHashMap<>();
        tables.forEach((table, columns) -> copy.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(columns))));
        tables = Collections.unmodifiableMap(copy);
    }

    /** What a survey of the source found. */
    public static SourceSchema of(SourceSurvey survey) {
        Map<String, Map<String, ColumnType>> tables = new LinkedHashMap<>();
        survey.tables().forEach(table -> {
            Map<String, ColumnType> columns = new LinkedHashMap<>();
            table.columns().forEach(column -> columns.put(column.name(), ColumnType.ofPostgres(column.type())));
            tables.put(table.name(), columns);
        });
        return new SourceSchema(tables);
    }

    /** The columns of a table in its order; empty if the source has no such table. */
    public Optional<Map<String, ColumnType>> columns(String table) {
        return Optional.ofNullable(tables.get(table));
    }
}
