package dev.whence.capture;

import dev.whence.capture.RowChange.Kind;
import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a transaction has done that is not known to be committed. Not thread-safe. */
final class OpenTransaction implements AutoCloseable {
    private final ConnectorFile connector;
    private final ChangeBuffer changes;
    private final Set<String> truncated = new LinkedHashSet<>();

    OpenTransaction(ConnectorFile connector, Path spillFolder) {
        this.connector = connector;
        this.changes = new ChangeBuffer(connector.memory(), spillFolder);
    }

    /** After a truncation, what the transaction has done to the table's rows is as if it had not been. */
    void add(RowChange change) {
        if (change.kind() != Kind.TRUNCATE) {
            changes.add(change);
        } else if (changes.forget(change.table())) {
            truncated.add(change.table());
        } else {
            throw WhenceException.config("a transaction of more than " + connector.memory() + " changes truncates "
                    + change.table() + " in its midst: set the connector's 'memory' higher and restart");
        }
    }

    List<String> truncated() {
        return List.copyOf(truncated);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Its changes, in bytes. */
    long bytes() {
        return changes.bytes();
    }

    /**
     * What it did. Rows put into truncated tables are {@link Kind#RELOAD}, unless there are so many that they are on disk.
     *
     * @param position of the commit in the log
     */
    Transaction commit(String id, long position, Instant at) {
        Transaction transaction = new Transaction(id, position, at, changes.finish());
        if (truncated.isEmpty() || transaction.isLarge()) {
            return transaction;
        }
        return new Transaction(
                id,
                position,
                at,
                transaction.changes().stream().map(this::reload).toList());
    }

    private RowChange reload(RowChange change) {
        return change.kind() == Kind.INSERT && truncated.contains(change.table())
                ? new RowChange(change.table(), Kind.RELOAD, Optional.empty(), change.after())
                : change;
    }

    @Override
    public void close() {
        changes.close();
    }
}
