package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What could not be made an event, with the original.
 *
 * @param transactionId of the source transaction; {@code snapshot} for a row that a snapshot found
 * @param position of that transaction
 * @param table the row's table; the event's type where an event could not be stored
 * @param key the row's key; the event's subject where an event could not be stored
 * @param rule which part of the pack failed
 * @param changes the row's changes in that transaction; empty where there is an event
 * @param former the row before these changes, if the hub knew it
 * @param event as JSON, where it was translated but could not be stored
 * @param attempts how often a retry has failed
 */
public record DeadLetter(
        long id,
        String connector,
        String transactionId,
        long position,
        Instant committedAt,
        String table,
        String key,
        String rule,
        String problem,
        List<RowChange> changes,
        Optional<Row> former,
        Optional<String> event,
        int attempts,
        boolean open,
        Instant createdAt) {
    public DeadLetter {
        changes = List.copyOf(changes);
    }

    /** The same with other contents. */
    DeadLetter with(List<RowChange> otherChanges, Optional<String> otherEvent) {
        return new DeadLetter(
                id,
                connector,
                transactionId,
                position,
                committedAt,
                table,
                key,
                rule,
                problem,
                otherChanges,
                former,
                otherEvent,
                attempts,
                open,
                createdAt);
    }
}
