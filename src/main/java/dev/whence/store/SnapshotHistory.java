package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.mapping.PendingRow;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.RowKey;
import dev.whence.mapping.Translation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Works off what a complete snapshot found, a page at a time; each page in the caller's transaction, so that an
 * interruption costs one page at most.
 */
final class SnapshotHistory {
    private static final String FOUND = Sql.read("found-rows");
    private static final String VANISHED = Sql.read("vanished-rows");
    private static final String ALL = Sql.read("all-rows");
    private static final String WORKED_OFF = Sql.read("unmark-rows");

    private final SourceTables tables;
    private final Translator translator;
    private final ImageWriter images;
    private final TranslationWriter writer;
    private final int pageSize;

    SnapshotHistory(
            SourceTables tables, Translator translator, ImageWriter images, TranslationWriter writer, int pageSize) {
        this.tables = tables;
        this.translator = translator;
        this.images = images;
        this.writer = writer;
        this.pageSize = pageSize;
    }

    /**
     * What a page came to.
     *
     * @param lastKey where the next page of the table begins; empty if this was the last
     */
    record Page(Stored stored, Optional<String> lastKey) {
        static final Page NONE = new Page(Stored.NOTHING, Optional.empty());
    }

    /** A page of rows that the snapshot found new or changed. */
    Page found(Connection connection, ConnectorState state, String table, String afterKey) throws SQLException {
        List<PendingRow> rows = new ArrayList<>();
        select(
                connection,
                FOUND,
                table,
                afterKey,
                row -> rows.add(new PendingRow(
                        new RowKey(table, row.getString(1)),
                        RowCoding.read(row.getString(2)),
                        Optional.ofNullable(row.getString(3)).map(RowCoding::read))));
        if (rows.isEmpty()) {
            return Page.NONE;
        }
        Instant foundAt = state.snapshotAt().orElseThrow();
        Translation translation = translator.history(rows, new PostgresRowImages(connection, tables), foundAt);
        Stored stored = writer.write(
                connection, state.generation(), writer.ready(translation), List.of(origin(state, foundAt, List.of())));
        String last = rows.get(rows.size() - 1).key().key();
        unmark(connection, table, afterKey, last);
        return new Page(stored, Optional.of(last));
    }

    /** A page of rows that earlier snapshots or transactions knew and this snapshot did not find: they were deleted. */
    Page vanished(Connection connection, ConnectorState state, String table, String afterKey) throws SQLException {
        Transaction found = origin(state, state.snapshotAt().orElseThrow(), List.of());
        return deleted(connection, VANISHED, state, table, afterKey, found, Set.of());
    }

    /** The rows that were put in again, which a truncation does not delete. */
    Set<RowKey> reloaded(List<RowChange> rows) {
        return translator.images(rows).stream().map(RowImages.Change::key).collect(Collectors.toSet());
    }

    /** A page of all known rows: but for those that are spared, they were deleted then. */
    Page truncated(
            Connection connection,
            ConnectorState state,
            String table,
            String afterKey,
            Transaction by,
            Set<RowKey> spared)
            throws SQLException {
        return deleted(connection, ALL, state, table, afterKey, by, spared);
    }

    private Page deleted(
            Connection connection,
            String sql,
            ConnectorState state,
            String table,
            String afterKey,
            Transaction by,
            Set<RowKey> spared)
            throws SQLException {
        List<RowKey> page = new ArrayList<>();
        List<RowChange> deletions = new ArrayList<>();
        select(connection, sql, table, afterKey, row -> {
            RowKey key = new RowKey(table, row.getString(1));
            page.add(key);
            Optional<Row> told = Optional.ofNullable(row.getString(2)).map(RowCoding::read);
            told.filter(before -> !spared.contains(key))
                    .ifPresent(before ->
                            deletions.add(new RowChange(table, Kind.DELETE, Optional.of(before), Optional.empty())));
        });
        if (page.isEmpty()) {
            return Page.NONE;
        }
        Stored stored = Stored.NOTHING;
        if (!deletions.isEmpty()) {
            List<Transaction> origins = List.of(new Transaction(by.id(), by.position(), by.committedAt(), deletions));
            Translation translation = translator.translate(origins, new PostgresRowImages(connection, tables));
            stored = writer.write(connection, state.generation(), writer.ready(translation), origins);
        }
        images.delete(
                connection, page.stream().filter(key -> !spared.contains(key)).toList());
        return new Page(stored, Optional.of(page.get(page.size() - 1).key()));
    }

    private static Transaction origin(ConnectorState state, Instant at, List<RowChange> changes) {
        return new Transaction("snapshot", state.position(), at, changes);
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void select(Connection connection, String sql, String table, String afterKey, RowReader reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, tables.number(table));
            statement.setString(2, afterKey);
            statement.setInt(3, pageSize);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private void unmark(Connection connection, String table, String afterKey, String lastKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WORKED_OFF)) {
            statement.setInt(1, tables.number(table));
            statement.setString(2, afterKey);
            statement.setString(3, lastKey);
            statement.executeUpdate();
        }
    }
}
