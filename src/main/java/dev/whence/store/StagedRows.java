package dev.whence.store;

import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.mapping.Outcome;
import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowKey;
import dev.whence.store.TranslationWriter.Ready;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows that a snapshot beside the stream has found so far, in the caller's transaction. */
final class StagedRows {
    private static final String STAGE = Sql.read("stage-rows");
    private static final String SEE = Sql.read("see-rows");
    private static final String UNSTAGE = Sql.read("unstage-rows");
    private static final String CLEAR = Sql.read("clear-stage");
    private static final String TAKE = Sql.read("take-staged");

    private final SourceTables tables;
    private final ImageWriter images;

    StagedRows(SourceTables tables, ImageWriter images) {
        this.tables = tables;
        this.images = images;
    }

    /** Forgets what an earlier snapshot has found and not told. */
    void clear(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLEAR)) {
            statement.setArray(1, connection.createArrayOf("int4", tables.numbers()));
            statement.executeUpdate();
        }
    }

    void found(Connection connection, int generation, List<Change> rows, List<Change> superseded) throws SQLException {
        images.put(connection, STAGE, generation, ImageRows.of(rows).written());
        if (!superseded.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(SEE)) {
                statement.setInt(1, generation);
                images.keys(
                        connection,
                        statement,
                        2,
                        superseded.stream().map(Change::key).toList());
                statement.executeUpdate();
            }
        }
    }

    /** What the stream has told must not be told again: not even what left the known row as it was. */
    void told(Connection connection, Ready translation, List<Transaction> transactions) throws SQLException {
        Set<RowKey> keys = new LinkedHashSet<>();
        translation.images().written().forEach(image -> keys.add(image.key()));
        keys.addAll(translation.images().gone());
        for (Outcome outcome : translation.outcomes()) {
            if (outcome instanceof Outcome.Ignored ignored) {
                keys.add(ignored.key());
            } else if (outcome instanceof Outcome.Rejected rejected) {
                keys.add(rejected.key());
            }
        }
        unstage(connection, keys);
        truncated(connection, transactions);
    }

    /** Of truncated tables no rows are there. */
    void truncated(Connection connection, List<Transaction> transactions) throws SQLException {
        Set<RowKey> keys = new LinkedHashSet<>();
        for (Transaction transaction : transactions) {
            for (RowChange change : transaction.changes()) {
                if (change.kind() == RowChange.Kind.TRUNCATE) {
                    keys.add(new RowKey(change.table(), "*"));
                }
            }
        }
        unstage(connection, keys);
    }

    private void unstage(Connection connection, Set<RowKey> keys) throws SQLException {
        keys.removeIf(key -> !tables.has(key.table()));
        try (PreparedStatement statement = connection.prepareStatement(UNSTAGE)) {
            images.keys(connection, statement, 1, List.copyOf(keys));
            statement.executeUpdate();
        }
    }

    /** What was found of these tables is gone. */
    void forget(Connection connection, List<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLEAR)) {
            Object[] numbers =
                    names.stream().filter(tables::has).map(tables::number).toArray();
            statement.setArray(1, connection.createArrayOf("int4", numbers));
            statement.executeUpdate();
        }
    }

    /** All rows are there: they become what is known, marked as not told yet. */
    void take(Connection connection, int generation) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, connection.createArrayOf("int4", tables.numbers()));
            statement.setInt(2, generation);
            statement.executeUpdate();
        }
    }
}
