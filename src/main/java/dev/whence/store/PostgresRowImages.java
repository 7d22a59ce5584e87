package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.RowKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One connector's row images, read on a connection of the caller's and so within its transaction. */
final class PostgresRowImages implements RowImages {
    private static final String ROWS = Sql.read("images-by-key");
    private static final String CHILDREN = Sql.read("images-by-parent");

    private final Connection connection;
    private final SourceTables tables;

    PostgresRowImages(Connection connection, SourceTables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    @Override
    public Map<RowKey, Row> rows(Set<RowKey> keys) {
        Map<RowKey, Row> found = new HashMap<>();
        Wanted wanted = wanted(keys, RowKey::table, RowKey::key);
        read(
                ROWS,
                wanted,
                row -> found.put(
                        new RowKey(tables.name(row.getInt(1)), row.getString(2)), RowCoding.read(row.getString(3))));
        return found;
    }

    @Override
    public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
        Map<Parent, Map<RowKey, Row>> found = new HashMap<>();
        Wanted wanted = wanted(parents, Parent::childTable, Parent::parentKey);
        read(CHILDREN, wanted, row -> {
            String table = tables.name(row.getInt(1));
            found.computeIfAbsent(new Parent(table, row.getString(2)), parent -> new LinkedHashMap<>())
                    .put(new RowKey(table, row.getString(3)), RowCoding.read(row.getString(4)));
        });
        return found;
    }

    private record Wanted(Integer[] tables, String[] keys) {}

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private <T> Wanted wanted(Collection<T> all, Function<T, String> table, Function<T, String> key) {
        var known = all.stream().filter(one -> tables.has(table.apply(one))).toList();
        return new Wanted(
                known.stream().map(one -> tables.number(table.apply(one))).toArray(Integer[]::new),
                known.stream().map(key).toArray(String[]::new));
    }

    private void read(String sql, Wanted wanted, RowReader reader) {
        if (wanted.keys().length == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int4", wanted.tables()));
            statement.setArray(2, connection.createArrayOf("text", wanted.keys()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw SqlErrors.translate("read row images", e);
        }
    }
}
