package dev.whence.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work on a connection of a pool, and says failures in the hub's own terms. Thread-safe. */
final class Database {
    private final DataSource pool;

    Database(DataSource pool) {
        this.pool = pool;
    }

    /** Something done with a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** In a transaction of its own: committed if the work returns, else rolled back. */
    <T> T transaction(String doing, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(doing, e);
        }
    }

    private static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
