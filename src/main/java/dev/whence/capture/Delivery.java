package dev.whence.capture;

import io.debezium.engine.RecordChangeEvent;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A change set that is ready to be handed on.
 *
 * @param acknowledge the record up to which the source may forget, once the change set is stored
 */
record Delivery(ChangeSet changeSet, Optional<RecordChangeEvent<SourceRecord>> acknowledge) {

    /** What is acknowledged with what comes later. */
    static Delivery of(ChangeSet changeSet) {
        return new Delivery(changeSet, Optional.empty());
    }

    /** Deletes what large transactions left on disk. */
    void discard() {
        if (changeSet instanceof ChangeSet.Committed committed) {
            discard(committed.transactions());
        }
    }

    static void discard(List<Transaction> transactions) {
        for (Transaction transaction : transactions) {
            if (transaction.changes() instanceof SpilledChanges spilled) {
                spilled.close();
            }
        }
    }
}
