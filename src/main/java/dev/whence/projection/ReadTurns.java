package dev.whence.projection;

import dev.whence.event.WhenceException;
import java.util.concurrent.Semaphore;

/**
 * Lets only so many read at once, first come first served: a reading that computes uses its thread and those of DuckDB,
 * and hundreds of them would leave nothing to those who write, without any of them being faster. Thread-safe.
 */
final class ReadTurns {
    private final Semaphore free;

    ReadTurns(int most) {
        free = new Semaphore(most, true);
    }

    /** Returns when it is the caller's turn, until it calls {@link #done}. */
    void await() {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("it was not waited until the star could be read", e);
        }
    }

    void done() {
        free.release();
    }
}
