package dev.whence.cli.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what comes about by itself. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Waiting() {}

    /** What is asked for. A failure counts as no. */
    interface Condition {
        boolean holds() throws SQLException;
    }

    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Tells whether it came about in time. */
    static boolean until(Duration atMost, Condition condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(BETWEEN_LOOKS);
        }
        return true;
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (SQLException e) {
            return false;
        }
    }
}
