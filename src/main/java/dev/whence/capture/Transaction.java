package dev.whence.capture;

import java.time.Instant;
import java.util.List;

/**
 * A committed transaction of a source.
 *
 * @param id the source's own number of it, for people
 * @param position where its commit lies in the source's log; larger means later (a PostgreSQL LSN as a number)
 * @param changes in the order in which they were made; never empty
 */
public record Transaction(String id, long position, Instant committedAt, List<RowChange> changes) {
    public Transaction {
        changes = List.copyOf(changes);
    }
}
