package dev.whence.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.capture.ColumnType;
import dev.whence.testing.Database;
import dev.whence.testing.SqlRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of an ERP that cannot run here, in a database, and the rows of golden pairs in them. */
final class GoldenSource {
    private final Database database;

    /** @param schema the file with the ERP's tables */
    GoldenSource(Database database, Path schema) {
        this.database = database;
        try {
            database.execute(Files.readString(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SourceSchema schema() {
        Map<String, Map<String, ColumnType>> tables = new LinkedHashMap<>();
        for (Map<String, Object> column :
                query("select table_name, column_name, data_type from information_schema.columns"
                        + " where table_schema = 'public' order by table_name, ordinal_position")) {
            tables.computeIfAbsent((String) column.get("table_name"), table -> new LinkedHashMap<>())
                    .put((String) column.get("column_name"), ColumnType.ofPostgres((String) column.get("data_type")));
        }
        return new SourceSchema(tables);
    }

    /** Puts the rows of a pair into the tables, then makes its changes. */
    void become(GoldenPair pair, MappingPack pack) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (String part : List.of("given", "history")) {
                for (Map.Entry<String, JsonNode> rows : pair.node().path(part).properties()) {
                    for (JsonNode row : rows.getValue()) {
                        insert(connection, rows.getKey(), row);
                    }
                }
            }
            for (JsonNode transaction : pair.node().path("transactions")) {
                for (JsonNode change : transaction.get("changes")) {
                    apply(connection, pack, change);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of the pair do not fit the tables: " + e.getMessage(), e);
        }
    }

    private static void apply(Connection connection, MappingPack pack, JsonNode change) throws SQLException {
        if (change.has("insert")) {
            insert(connection, change.get("insert").asText(), change.get("row"));
            return;
        }
        String name = change.path(change.has("update") ? "update" : "delete").asText();
        String key = pack.table(name).orElseThrow().key().stream()
                .map(column -> "t.%1$s = r.%1$s".formatted(quoted(column)))
                .collect(Collectors.joining(" and "));
        JsonNode row = change.get("row");
        execute(
                connection,
                change.has("delete")
                        ? "delete from %1$s t using json_populate_record(null::%1$s, ?::json) r where %2$s"
                                .formatted(quoted(name), key)
                        : "update %1$s t set %2$s from json_populate_record(null::%1$s, ?::json) r where %3$s"
                                .formatted(quoted(name), columns(row, column -> column + " = r." + column), key),
                row.toString());
    }

    private static void insert(Connection connection, String table, JsonNode row) throws SQLException {
        execute(
                connection,
                "insert into %1$s (%2$s) select %2$s from json_populate_record(null::%1$s, ?::json)"
                        .formatted(quoted(table), columns(row, column -> column)),
                row.toString());
    }

    private static String columns(JsonNode row, Function<String, String> each) {
        return row.properties().stream()
                .map(field -> each.apply(quoted(field.getKey())))
                .collect(Collectors.joining(", "));
    }

    private static void execute(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The rows with their columns by name. */
    List<Map<String, Object>> query(String sql) {
        try (Connection connection = database.connect()) {
            return SqlRows.of(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
