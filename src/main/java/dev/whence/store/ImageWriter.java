package dev.whence.store;

import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes one connector's row images, many at a time. */
final class ImageWriter {
    private static final String PUT = Sql.read("put-images");
    private static final String PUT_FOUND = Sql.read("put-found-images");
    private static final String DELETE = Sql.read("delete-images");

    private final SourceTables tables;

    ImageWriter(SourceTables tables) {
        this.tables = tables;
    }

    /** Applies changes. What is equal already is not written. */
    void apply(Connection connection, int generation, ImageRows changes) throws SQLException {
        put(connection, PUT, generation, changes);
        if (!changes.gone().isEmpty()) {
            delete(connection, changes.gone());
        }
    }

    /** Rows that a snapshot found: those that are new or changed are also marked, to be worked off later. */
    void found(Connection connection, int generation, List<Change> rows) throws SQLException {
        put(connection, PUT_FOUND, generation, ImageRows.of(rows));
    }

    void delete(Connection connection, List<RowKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            keys(connection, statement, 1, keys);
            statement.executeUpdate();
        }
    }

    /** A statement that takes tables, keys, keys of parents, rows and the generation. */
    void put(Connection connection, String sql, int generation, ImageRows rows) throws SQLException {
        if (rows.keys().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            keys(connection, statement, 1, rows.keys());
            statement.setArray(3, texts(connection, rows.parents()));
            statement.setArray(4, texts(connection, rows.rows()));
            statement.setInt(5, generation);
            statement.executeUpdate();
        }
    }

    void keys(Connection connection, PreparedStatement statement, int at, List<RowKey> keys) throws SQLException {
        Object[] numbers = keys.stream().map(key -> tables.number(key.table())).toArray();
        statement.setArray(at, connection.createArrayOf("int4", numbers));
        statement.setArray(
                at + 1, texts(connection, keys.stream().map(RowKey::key).toList()));
    }

    private static Array texts(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }
}
