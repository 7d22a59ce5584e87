package dev.whence.routes;

import dev.whence.projection.Star;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is one process though its events carry several correlations, such as a visit and the order that it named at its
 * end. Thread-safe.
 *
 * @param star where {@code correlation_link} says so
 */
record Together(Star star) {
    private static final String KNOWN = "select 1 from duckdb_tables() where table_name = 'correlation_link'";
    private static final String LINKED =
            """
            select linked from correlation_link where correlation = ?
            union select correlation from correlation_link where linked = ?
            order by all
            """;

    /** The correlation itself first; what is linked with what is linked with it, too. Fails where the star does. */
    List<String> with(String correlation) {
        return star.read((connection, checkpoint) -> {
            Set<String> all = new LinkedHashSet<>(List.of(correlation));
            if (known(connection)) {
                List<String> next = List.of(correlation);
                while (!next.isEmpty()) {
                    List<String> found = new ArrayList<>();
                    for (String one : next) {
                        found.addAll(linked(connection, one));
                    }
                    next = found.stream().filter(all::add).toList();
                }
            }
            return List.copyOf(all);
        });
    }

    /** A star that was built by older files may not have the table yet. */
    private static boolean known(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(KNOWN)) {
            return row.next();
        }
    }

    private static List<String> linked(Connection connection, String correlation) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINKED)) {
            statement.setString(1, correlation);
            statement.setString(2, correlation);
            List<String> linked = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    linked.add(rows.getString(1));
                }
            }
            return linked;
        }
    }
}
