package dev.whence.store;

import dev.whence.capture.SourceOffset;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a connector stands.
 *
 * @param position of the last source transaction whose events are stored; 0 if there was none
 * @param generation counts the snapshots
 * @param snapshotAt when the last snapshot had read every table
 * @param whole the tables of which it has read every row; empty for all tables
 */
record ConnectorState(
        Optional<SourceOffset> offset,
        long position,
        Phase phase,
        int generation,
        Optional<Instant> snapshotAt,
        Optional<List<String>> whole) {
    private static final String LOCK = Sql.read("lock-offset");
    private static final String SAVE = Sql.read("save-offset");

    /** What is going on. */
    enum Phase {
        STREAMING,
        /** Streaming, and beside it the rows of a snapshot are coming in. */
        READING,
        /** A snapshot's rows are coming in. */
        SNAPSHOT,
        /** A snapshot is complete, and what its rows mean is being worked out. */
        HISTORY
    }

    /** @param imagesChanged grows whenever row images are changed otherwise than by a hub that works on the connector */
    record Locked(ConnectorState state, long imagesChanged) {}

    /** Locks the connector until the transaction ends; empty if its epoch is not ours any more. */
    static Optional<Locked> lock(Connection connection, String connector, long epoch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, connector);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getLong(1) != epoch) {
                    return Optional.empty();
                }
                return Optional.of(new Locked(read(row), row.getLong(8)));
            }
        }
    }

    private static ConnectorState read(ResultSet row) throws SQLException {
        return new ConnectorState(
                Optional.ofNullable(row.getString(2)).map(SourceOffset::new),
                row.getLong(3),
                Phase.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getInt(5),
                Optional.ofNullable(row.getObject(6, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                texts(row.getArray(7)));
    }

    ConnectorState at(SourceOffset next) {
        return new ConnectorState(Optional.of(next), position, phase, generation, snapshotAt, whole);
    }

    ConnectorState at(long nextPosition) {
        return new ConnectorState(offset, nextPosition, phase, generation, snapshotAt, whole);
    }

    private static Optional<List<String>> texts(Array array) throws SQLException {
        return array == null ? Optional.empty() : Optional.of(List.of((String[]) array.getArray()));
    }

    ConnectorState whole(Optional<List<String>> tables) {
        return new ConnectorState(offset, position, phase, generation, snapshotAt, tables);
    }

    /** Whether rows of the table that the last snapshot has not seen have vanished. */
    boolean isWhole(String table) {
        return whole.isEmpty() || whole.get().contains(table);
    }

    ConnectorState in(Phase next) {
        return new ConnectorState(offset, position, next, generation, snapshotAt, whole);
    }

    ConnectorState nextGeneration() {
        return new ConnectorState(offset, position, phase, generation + 1, snapshotAt, whole);
    }

    ConnectorState snapshotAt(Instant time) {
        return new ConnectorState(offset, position, phase, generation, Optional.of(time), whole);
    }

    void save(Connection connection, String connector) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, offset.map(SourceOffset::json).orElse(null));
            statement.setLong(2, position);
            statement.setString(3, phase.name().toLowerCase(Locale.ROOT));
            statement.setInt(4, generation);
            statement.setObject(
                    5, snapshotAt.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null));
            statement.setArray(
                    6,
                    whole.isEmpty()
                            ? null
                            : connection.createArrayOf("text", whole.get().toArray()));
            statement.setString(7, connector);
            statement.executeUpdate();
        }
    }
}
