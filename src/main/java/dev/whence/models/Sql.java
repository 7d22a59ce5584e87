package dev.whence.models;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements that define tables, which take no parameters: names and texts are quoted here. */
final class Sql {
    private Sql() {}

    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A struct of texts, as {@code types} of read_csv takes it. */
    static String struct(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ": " + text(field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All rows, as text; null is the empty text. */
    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = result.getString(i);
                    row.add(value == null ? "" : value);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Names and types of what a query gives, in order. */
    static Map<String, String> columns(Connection connection, String query) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        rows(connection, "DESCRIBE " + query).forEach(row -> columns.put(row.get(0), row.get(1)));
        return columns;
    }
}
