package dev.whence.projection;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The tables of a projection, for reading. Thread-safe. */
public interface Star {
    /**
     * Runs something on one consistent state: all that it reads belongs to the checkpoint. Fails with RETRYABLE if the
     * tables cannot be read now.
     */
    <T> T read(Reading<T> reading);

    /** What changed when, where that is known; those of another star are another object. */
    default Optional<TableChanges> changes() {
        return Optional.empty();
    }

    /** The same within a reading that goes on: for all that must be of one state. */
    static Star of(Connection connection, Checkpoint checkpoint) {
        return new Star() {
            @Override
            public <T> T read(Reading<T> reading) {
                try {
                    return reading.from(connection, checkpoint);
                } catch (SQLException failed) {
                    throw WhenceException.retryable("a star cannot be read now: " + failed.getMessage(), failed);
                }
            }
        };
    }

    /** What is read. The connection is taken back afterwards; it must not be kept, and must not write. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Connection connection, Checkpoint checkpoint) throws SQLException;
    }
}
