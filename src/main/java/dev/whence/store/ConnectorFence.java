package dev.whence.store;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Sees to it that one hub at a time writes for a connector: whoever holds the advisory lock counts the connector's epoch
 * up, and every transaction checks that the epoch is still its own. So a hub whose lock was lost with its session cannot
 * write beside its successor. Not thread-safe.
 */
final class ConnectorFence implements AutoCloseable {
    private static final String LOCK = Sql.read("lock-connector");
    private static final String NEXT_EPOCH = Sql.read("next-epoch");

    private final DirectConnections connections;
    private final String connector;
    private Connection session;
    private long epoch;
    private boolean doubtful;

    ConnectorFence(DirectConnections connections, String connector) {
        this.connections = connections;
        this.connector = connector;
    }

    /** Our epoch, after taking the connector if need be. Fails with RETRYABLE while another hub has it. */
    long hold() {
        if (doubtful && session != null && !answers()) {
            close();
        }
        doubtful = false;
        if (session == null) {
            take();
        }
        return epoch;
    }

    /** Something failed: the lock may have gone with its session. */
    void doubt() {
        doubtful = true;
    }

    /** Gives the connector up, so that {@link #hold} takes it anew. */
    @Override
    public void close() {
        if (session != null) {
            try {
                session.close();
            } catch (SQLException e) {
                throw SqlErrors.translate("give up the connector " + connector, e);
            } finally {
                session = null;
            }
        }
    }

    private boolean answers() {
        try {
            return session.isValid(2);
        } catch (SQLException e) {
            throw SqlErrors.translate("hold the connector " + connector, e);
        }
    }

    private void take() {
        Connection candidate = connections.open("hold the connector " + connector);
        try {
            if (!lock(candidate)) {
                candidate.close();
                throw WhenceException.retryable(
                        "another hub works on the connector " + connector
                                + "; this one takes over as soon as that one stops",
                        null);
            }
            epoch = nextEpoch(candidate);
            session = candidate;
        } catch (SQLException e) {
            closeAfter(e, candidate);
            throw SqlErrors.translate("take the connector " + connector, e);
        }
    }

    private boolean lock(Connection candidate) throws SQLException {
        try (PreparedStatement statement = candidate.prepareStatement(LOCK)) {
            statement.setString(1, connector);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private long nextEpoch(Connection candidate) throws SQLException {
        try (PreparedStatement statement = candidate.prepareStatement(NEXT_EPOCH)) {
            statement.setString(1, connector);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void closeAfter(SQLException failure, Connection candidate) {
        try {
            candidate.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
