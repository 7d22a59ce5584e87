package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
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
        if (change.kind() != RowChange.Kind.TRUNCATE) {
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

    /** @param position of the commit in the log */
    Transaction commit(String id, long position, Instant at) {
        return new Transaction(id, position, at, changes.finish());
    }

    @Override
    public void close() {
        changes.close();
    }
}
