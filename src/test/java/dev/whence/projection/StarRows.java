package dev.whence.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every row of every table of a star, as text, for comparing two of them. */
final class StarRows {
    private StarRows() {}

    static Map<String, List<String>> of(Star star) {
        return star.read((connection, checkpoint) -> {
            Map<String, List<String>> all = new LinkedHashMap<>();
            for (String table :
                    rows(connection, "select table_name from duckdb_tables() where not temporary order by all")) {
                all.put(table, rows(connection, "select t::varchar from " + table + " t order by all"));
            }
            return all;
        });
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
