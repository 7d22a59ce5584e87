package dev.whence.cli.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Opens connections to a database that may be away; whoever opens one closes it. */
@FunctionalInterface
public interface Connections {
    Connection open() throws SQLException;

    /** Whether a query of this package answers yes. */
    default boolean says(String query, Object... parameters) throws SQLException {
        return number(query, parameters) != 0;
    }

    /** The number that a query of this package gives, 1 for yes; 0 if it gives no row. */
    default long number(String query, Object... parameters) throws SQLException {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement(Sql.read(query))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
