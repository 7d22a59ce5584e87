package dev.whence.store;

import dev.whence.capture.Transaction;
import dev.whence.mapping.NetPiece;
import dev.whence.mapping.NetRow;
import dev.whence.mapping.RowImages.Parent;
import dev.whence.mapping.RowKey;
import dev.whence.mapping.StagedTransaction;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The net rows of a transaction that is too large for memory, in temporary tables of the caller's transaction. */
final class NetRows implements StagedTransaction {
    private static final String CREATE = Sql.read("create-net-rows");
    private static final String COPY = Sql.read("copy-net-rows");
    private static final String BY_KEY = Sql.read("net-rows-by-key");
    private static final String DELETE = Sql.read("delete-net-rows");
    private static final String INDEX = Sql.read("index-net-rows");
    private static final String TOUCHED = Sql.read("touched-rows");
    private static final String TOUCHING = Sql.read("net-rows-touching");
    private static final String DROP = Sql.read("drop-net-rows");

    private final Connection connection;
    private final SourceTables tables;
    private final ImageWriter images;
    private final Transaction transaction;

    private NetRows(Connection connection, SourceTables tables, ImageWriter images, Transaction transaction) {
        this.connection = connection;
        this.tables = tables;
        this.images = images;
        this.transaction = transaction;
    }

    static NetRows create(Connection connection, SourceTables tables, ImageWriter images, Transaction transaction)
            throws SQLException {
        NetRows rows = new NetRows(connection, tables, images, transaction);
        rows.execute(CREATE);
        return rows;
    }

    @Override
    public Transaction transaction() {
        return transaction;
    }

    void save(NetPiece piece) throws SQLException {
        if (!piece.known().isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                images.keys(connection, statement, 1, piece.known());
                statement.executeUpdate();
            }
        }
        CopyRows.copy(connection, COPY, piece.rows(), this::add);
    }

    private void add(NetRow row, CopyRows rows) {
        ByteBuffer changes = ByteBuffer.allocate(4 * row.changes().size());
        row.changes().forEach(changes::putInt);
        rows.row(12)
                .integer(tables.number(row.key().table()))
                .text(row.key().key())
                .text(row.first().map(RowKey::key))
                .number(row.order())
                .truth(row.found())
                .truth(row.matters())
                .binary(changes.array())
                .text(row.parents().stream().findFirst())
                .text(row.parents().stream().skip(1).findFirst())
                .text(row.parentKey())
                .text(row.before().map(RowCoding::write))
                .text(row.after().map(RowCoding::write));
    }

    /** All changes are there: makes ready what is asked from now on. */
    void complete(Map<String, String> askedByParents) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INDEX)) {
            List<Integer> children = new ArrayList<>();
            List<Integer> parents = new ArrayList<>();
            askedByParents.forEach((child, parent) -> {
                children.add(tables.number(child));
                parents.add(tables.number(parent));
            });
            statement.setArray(1, connection.createArrayOf("int4", children.toArray()));
            statement.setArray(2, connection.createArrayOf("int4", parents.toArray()));
            statement.execute();
        }
    }

    void drop() throws SQLException {
        execute(DROP);
    }

    @Override
    public Map<RowKey, NetRow> rows(Set<RowKey> keys) {
        Map<RowKey, NetRow> found = new HashMap<>();
        ask(BY_KEY, statement -> images.keys(connection, statement, 1, List.copyOf(keys)), row -> {
            NetRow one = read(row);
            found.put(one.key(), one);
        });
        return found;
    }

    @Override
    public Set<Parent> touched(Set<Parent> parents) {
        Set<Parent> found = new HashSet<>();
        List<RowKey> keys = parents.stream()
                .map(parent -> new RowKey(parent.childTable(), parent.parentKey()))
                .toList();
        ask(
                TOUCHED,
                statement -> images.keys(connection, statement, 1, keys),
                row -> found.add(new Parent(tables.name(row.getInt(1)), row.getString(2))));
        return found;
    }

    @Override
    public List<NetRow> touching(RowKey parent) {
        List<NetRow> found = new ArrayList<>();
        ask(
                TOUCHING,
                statement -> {
                    statement.setInt(1, tables.number(parent.table()));
                    statement.setString(2, parent.key());
                },
                row -> found.add(read(row)));
        return found;
    }

    interface Parameterised {
        void set(PreparedStatement statement) throws SQLException;
    }

    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    void ask(String sql, Parameterised parameters, RowReader reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw SqlErrors.translate("read the rows of a large transaction", e);
        }
    }

    NetRow read(ResultSet row) throws SQLException {
        String table = tables.name(row.getInt("table_id"));
        List<Integer> changes = new ArrayList<>();
        ByteBuffer numbers = ByteBuffer.wrap(row.getBytes("changes"));
        while (numbers.hasRemaining()) {
            changes.add(numbers.getInt());
        }
        return new NetRow(
                new RowKey(table, row.getString("key")),
                text(row, "first_key").map(key -> new RowKey(table, key)),
                text(row, "before").map(RowCoding::read),
                text(row, "after").map(RowCoding::read),
                row.getBoolean("found"),
                row.getLong("number"),
                changes,
                row.getBoolean("matters"),
                text(row, "parent_key"),
                Stream.of(text(row, "belongs_to"), text(row, "also_to"))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
