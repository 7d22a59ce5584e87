package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source as it is at one place in its log, for queries that change nothing, while it goes on. The place comes from a
 * temporary slot that is gone at once: PostgreSQL makes the snapshot of one so that it shows all that was committed before
 * a place, and nothing that was committed after it. Not thread-safe.
 */
public final class SourceSnapshot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceSnapshot.class);
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(5);
    private static final int FIRST_WITH_MARKS = 140_000;

    private final ConnectorFile connector;
    private final Connection connection;
    private final OptionalLong position;

    private SourceSnapshot(ConnectorFile connector, Connection connection, OptionalLong position) {
        this.connector = connector;
        this.connection = connection;
        this.position = position;
    }

    /**
     * Waits for the transactions that write now, at most a minute.
     *
     * @throws WhenceException CONFIG or RETRYABLE, which says why the source cannot be read
     */
    public static SourceSnapshot open(ConnectorFile connector) {
        try {
            Connection connection = SourceConnections.open(connector);
            try {
                return new SourceSnapshot(connector, connection, begin(connector, connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    private static OptionalLong begin(ConnectorFile connector, Connection connection) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, (int) LONGEST_STATEMENT.plusSeconds(10).toMillis());
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Connection replicating = SourceConnections.replicating(connector)) {
            return canMark(connector) ? imported(replicating, connection) : OptionalLong.empty();
        } catch (SQLException e) {
            LOG.warn("Connector {}: the source is read at no certain place: {}", connector.name(), e.getMessage());
            connection.rollback();
            return OptionalLong.empty();
        }
    }

    private static boolean canMark(ConnectorFile connector) throws SQLException {
        try (SourceDatabase source = SourceDatabase.open(connector)) {
            SourceDatabase.Server server = source.server();
            return server.version() >= FIRST_WITH_MARKS && !server.standby();
        }
    }

    /** The snapshot is good for others until the replicating connection closes or is used again. */
    private static OptionalLong imported(Connection replicating, Connection connection) throws SQLException {
        String slot =
                "whence_look_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        try (Statement make = replicating.createStatement();
                ResultSet made = make.executeQuery(
                        "CREATE_REPLICATION_SLOT " + slot + " TEMPORARY LOGICAL pgoutput EXPORT_SNAPSHOT");
                Statement take = connection.createStatement()) {
            made.next();
            take.execute("set transaction snapshot '" + made.getString("snapshot_name") + "'");
            take.execute("set local statement_timeout = " + LONGEST_STATEMENT.toMillis());
            return OptionalLong.of(SourcePosition.lsn(made.getString("consistent_point")));
        }
    }

    /**
     * All transactions whose position is smaller can be seen, and no others. Empty where the source cannot tell: before
     * PostgreSQL 14, on a standby, or when no slot is free; then it is read as it is now.
     */
    public OptionalLong position() {
        return position;
    }

    /** The position as the source writes it. */
    public Optional<String> place() {
        return position.isPresent() ? Optional.of(SourcePosition.text(position.getAsLong())) : Optional.empty();
    }

    /** Lets the stream come beyond {@link #position}, even where nothing else happens. */
    public void mark() {
        try (SourceDatabase source = SourceDatabase.open(connector)) {
            source.moveOn(DebeziumSettings.movingOnPrefix(connector));
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    /** Rows with their columns by name. */
    public List<Map<String, Object>> query(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData columns = result.getMetaData();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Connector {}: the connection of a snapshot was broken", connector.name(), e);
        }
    }
}
