package dev.whence.store;

import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowKey;
import dev.whence.store.ImageRows.Image;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.stream.Stream;

/** Writes one connector's row images, many at a time. */
final class ImageWriter {
    private static final String ADD = Sql.read("copy-images");
    private static final String PUT = Sql.read("put-images");
    private static final String PUT_FOUND = Sql.read("put-found-images");
    private static final String DELETE = Sql.read("delete-images");

    private final SourceTables tables;

    ImageWriter(SourceTables tables) {
        this.tables = tables;
    }

    /** Applies changes. What is equal already is not written. */
    void apply(Connection connection, int generation, ImageRows changes) throws SQLException {
        boolean added = add(connection, generation, changes.added());
        put(connection, PUT, generation, added ? changes.changed() : changes.written());
        if (!changes.gone().isEmpty()) {
            delete(connection, changes.gone());
        }
    }

    /** Tells whether they are new indeed. If one is not, nothing was done. */
    private boolean add(Connection connection, int generation, List<Image> rows) throws SQLException {
        if (rows.isEmpty()) {
            return true;
        }
        Savepoint before = connection.setSavepoint();
        try {
            CopyRows.copy(connection, ADD, rows, (row, copied) -> copied.row(5)
                    .integer(tables.number(row.key().table()))
                    .text(row.key().key())
                    .text(row.parent())
                    .integer(generation)
                    .json(row.row().getBytes(StandardCharsets.UTF_8)));
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!SqlErrors.isAlreadyThere(e)) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    /** Rows that a snapshot found: those that are new or changed are also marked, to be worked off later. */
    void found(Connection connection, int generation, List<Change> rows) throws SQLException {
        put(connection, PUT_FOUND, generation, ImageRows.of(rows).written());
    }

    void delete(Connection connection, List<RowKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            keys(connection, statement, 1, keys);
            statement.executeUpdate();
        }
    }

    /** A statement that takes tables, keys, keys of parents, rows and the generation. */
    void put(Connection connection, String sql, int generation, List<Image> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            keys(connection, statement, 1, rows.stream().map(Image::key).toList());
            statement.setArray(
                    3, texts(connection, rows.stream().map(row -> row.parent().orElse(null))));
            statement.setArray(4, texts(connection, rows.stream().map(Image::row)));
            statement.setInt(5, generation);
            statement.executeUpdate();
        }
    }

    void keys(Connection connection, PreparedStatement statement, int at, List<RowKey> keys) throws SQLException {
        Object[] numbers = keys.stream().map(key -> tables.number(key.table())).toArray();
        statement.setArray(at, connection.createArrayOf("int4", numbers));
        statement.setArray(at + 1, texts(connection, keys.stream().map(RowKey::key)));
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }
}
