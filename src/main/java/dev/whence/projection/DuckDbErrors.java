package dev.whence.projection;

import dev.whence.event.WhenceException;
import java.sql.SQLException;

/** Tells apart what time may mend from what it will not. */
final class DuckDbErrors {
    private DuckDbErrors() {}

    /** Memory, disk, or a conflict with another transaction. */
    static boolean passing(SQLException error) {
        String message = String.valueOf(error.getMessage());
        return message.contains("Out of Memory")
                || message.contains("IO Error")
                || message.contains("TransactionContext");
    }

    static WhenceException opening(String what, SQLException error) {
        return WhenceException.retryable("cannot open " + what + ": " + firstLine(error), error);
    }

    static String firstLine(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
