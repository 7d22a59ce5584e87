package dev.whence.store;

import dev.whence.event.WhenceException;
import java.sql.SQLException;
import java.util.Set;

/** Tells apart what time mends, what the sender must mend and what we must mend. */
final class SqlErrors {
    /** By the first two characters of the SQLSTATE: connection, resources, operator intervention, system, rollback. */
    private static final Set<String> TRANSIENT = Set.of("08", "53", "57", "58", "40", "55");

    private static final String DISK_FULL = "53100";
    private static final String UNIQUE = "23505";

    private SqlErrors() {}

    /** What to throw instead. The message says what was being done. */
    static WhenceException translate(String doing, SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        String kind = state.length() < 2 ? "" : state.substring(0, 2);
        if (state.equals(DISK_FULL)) {
            return WhenceException.retryable(
                    "the disk of the event store is full, make room there (" + doing + ": " + firstLine(error) + ")",
                    error);
        }
        if (kind.isEmpty() || TRANSIENT.contains(kind)) {
            return WhenceException.retryable(
                    "the event store is not to be had (" + doing + "): " + error.getMessage()
                            + ". Is PostgreSQL running, and is whence.store.url right? It is tried again.",
                    error);
        }
        if (kind.equals("22")) {
            return WhenceException.badData(
                    "PostgreSQL cannot hold this value (" + doing + "): " + error.getMessage(), error);
        }
        if (state.equals("28P01") || state.equals("28000") || state.equals("3D000") || state.equals("42501")) {
            return WhenceException.config("the event store refuses (" + doing + "): " + error.getMessage()
                    + ". Check whence.store.url, whence.store.user and whence.store.password.");
        }
        return WhenceException.bug("the event store could not " + doing + ": " + error.getMessage(), error);
    }

    /** Whether a row has a key that another one has. */
    static boolean isAlreadyThere(SQLException error) {
        return UNIQUE.equals(error.getSQLState());
    }

    private static String firstLine(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }
}
