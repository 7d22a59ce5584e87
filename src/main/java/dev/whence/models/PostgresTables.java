package dev.whence.models;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables and views of a PostgreSQL, with their columns. Immutable. */
final class PostgresTables {
    private final List<Found> tables;

    private PostgresTables(List<Found> tables) {
        this.tables = List.copyOf(tables);
    }

    /** A table as it is written there, with the types that its columns have in DuckDB. */
    record Found(String schema, String name, Map<String, String> columns) {}

    static PostgresTables read(Connection source) throws SQLException {
        Map<List<String>, Map<String, String>> all = new LinkedHashMap<>();
        try (ResultSet columns = source.getMetaData().getColumns(null, null, "%", "%")) {
            while (columns.next()) {
                String schema = columns.getString("TABLE_SCHEM");
                if (!schema.equals("pg_catalog") && !schema.equals("information_schema")) {
                    all.computeIfAbsent(List.of(schema, columns.getString("TABLE_NAME")), key -> new LinkedHashMap<>())
                            .put(
                                    columns.getString("COLUMN_NAME"),
                                    PostgresTypes.duckdb(
                                            columns.getString("TYPE_NAME"),
                                            columns.getInt("COLUMN_SIZE"),
                                            columns.getInt("DECIMAL_DIGITS")));
                }
            }
        }
        List<Found> tables = new ArrayList<>();
        all.forEach((name, columns) -> tables.add(new Found(name.get(0), name.get(1), columns)));
        return new PostgresTables(tables);
    }

    /** Exactly so written, or else but for the case. */
    Optional<Found> find(String schema, String name) {
        return tables.stream()
                .filter(table -> table.schema().equals(schema) && table.name().equals(name))
                .findFirst()
                .or(() -> tables.stream()
                        .filter(table -> table.schema().equalsIgnoreCase(schema)
                                && table.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    List<String> names(String schema) {
        return tables.stream()
                .filter(table -> table.schema().equalsIgnoreCase(schema))
                .map(Found::name)
                .toList();
    }
}
