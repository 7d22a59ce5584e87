package dev.whence.store;

import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one connector's row images, many at a time. */
final class ImageWriter {
    private static final String PUT = Sql.read("put-images");
    private static final String PUT_FOUND = Sql.read("put-found-images");
    private static final String DELETE = Sql.read("delete-images");

    private final SourceTables tables;

    ImageWriter(SourceTables tables) {
        this.tables = tables;
    }

    /** Applies changes; where a row is changed twice, the last counts. What is equal already is not written. */
    void apply(Connection connection, int generation, List<Change> changes) throws SQLException {
        Collection<Change> last = lastOfEach(changes);
        List<Change> rows =
                last.stream().filter(change -> change.row().isPresent()).toList();
        List<Change> gone =
                last.stream().filter(change -> change.row().isEmpty()).toList();
        put(connection, PUT, generation, rows);
        if (!gone.isEmpty()) {
            delete(connection, gone.stream().map(Change::key).toList());
        }
    }

    /** Rows that a snapshot found: those that are new or changed are also marked, to be worked off later. */
    void found(Connection connection, int generation, List<Change> rows) throws SQLException {
        put(connection, PUT_FOUND, generation, List.copyOf(lastOfEach(rows)));
    }

    void delete(Connection connection, List<RowKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            keys(connection, statement, 1, keys);
            statement.executeUpdate();
        }
    }

    private static Collection<Change> lastOfEach(List<Change> changes) {
        Map<RowKey, Change> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(change.key(), change));
        return last.values();
    }

    /** A statement that takes tables, keys, keys of parents, rows and the generation. */
    void put(Connection connection, String sql, int generation, List<Change> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            keys(connection, statement, 1, rows.stream().map(Change::key).toList());
            statement.setArray(
                    3,
                    texts(
                            connection,
                            rows.stream()
                                    .map(change -> change.parentKey().orElse(null))
                                    .toArray()));
            statement.setArray(
                    4,
                    texts(
                            connection,
                            rows.stream()
                                    .map(change -> RowCoding.write(change.row().orElseThrow()))
                                    .toArray()));
            statement.setInt(5, generation);
            statement.executeUpdate();
        }
    }

    void keys(Connection connection, PreparedStatement statement, int at, List<RowKey> keys) throws SQLException {
        Object[] numbers = keys.stream().map(key -> tables.number(key.table())).toArray();
        statement.setArray(at, connection.createArrayOf("int4", numbers));
        statement.setArray(
                at + 1, texts(connection, keys.stream().map(RowKey::key).toArray()));
    }

    private static Array texts(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", Arrays.copyOf(values, values.length, String[].class));
    }
}
