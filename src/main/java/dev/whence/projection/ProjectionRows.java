package dev.whence.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a projection shows of itself.
 *
 * @param position up to which all events are in it
 * @param columns their names
 * @param rows numbers, truth values and text; null for what is unknown
 */
public record ProjectionRows(long position, List<String> columns, List<List<Object>> rows) {
    public ProjectionRows {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    static ProjectionRows of(Connection connection, Checkpoint checkpoint, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            ResultSetMetaData described = found.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= described.getColumnCount(); column++) {
                columns.add(described.getColumnLabel(column));
            }
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= columns.size(); column++) {
                    row.add(plain(found.getObject(column)));
                }
                rows.add(Collections.unmodifiableList(row));
            }
            return new ProjectionRows(checkpoint.position(), columns, rows);
        }
    }

    private static Object plain(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
