package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Why a source could not be read: what time may mend, and what a person must.
 *
 * @param sentence what is wrong and what to do about it
 */
record SourceFailure(boolean permanent, String sentence) {
    /** Looks through the causes for the one that says most. */
    static SourceFailure of(Throwable failure, ConnectorFile connector) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WhenceException known) {
                return new SourceFailure(known.category() == WhenceException.Category.CONFIG, known.getMessage());
            }
            if (cause instanceof UnknownHostException) {
                return temporary("the host " + connector.host() + " is not known; is it spelt right?");
            }
            if (cause instanceof SQLException sql) {
                Optional<SourceFailure> known = of(sql, connector);
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        return temporary(deepest(failure));
    }

    /** For callers that do not try again by themselves. */
    WhenceException exception(Throwable cause) {
        return permanent ? WhenceException.config(sentence) : WhenceException.retryable(sentence, cause);
    }

    private static Optional<SourceFailure> of(SQLException failure, ConnectorFile connector) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String where = connector.host() + ":" + connector.port();
        return Optional.ofNullable(
                switch (state) {
                    case "28P01", "28000" ->
                        permanent(where + " does not let the user " + connector.user()
                                + " in: check 'user' and 'password' of the connector, and pg_hba.conf ("
                                + failure.getMessage() + ")");
                    case "3D000" ->
                        permanent("there is no database " + connector.database() + " on " + where
                                + ": check 'database' of the connector");
                    case "42501" ->
                        permanent("the user " + connector.user() + " lacks a privilege: " + failure.getMessage());
                    case "08001", "08006", "08003", "08004", "57P01", "57P02", "57P03" ->
                        temporary("no connection to " + where + ": is PostgreSQL running there? ("
                                + failure.getMessage() + ")");
                    case "53300" ->
                        temporary(where + " has no connection left: raise max_connections or" + " max_wal_senders ("
                                + failure.getMessage() + ")");
                    case "53400" ->
                        permanent(where + " has no replication slot left: raise max_replication_slots"
                                + " and restart PostgreSQL, or drop a slot that nobody needs");
                    case "55006" -> temporary("the slot " + connector.slot() + " is still in use");
                    case "42704" -> temporary("publication or slot went away: " + failure.getMessage());
                    default -> null;
                });
    }

    private static SourceFailure permanent(String sentence) {
        return new SourceFailure(true, sentence);
    }

    private static SourceFailure temporary(String sentence) {
        return new SourceFailure(false, sentence);
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }
}
