package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import java.util.List;
import java.util.Optional;

/** What became of a net change of one row. */
public sealed interface Outcome {
    /** It meant something. */
    record Mapped(MappedEvent event) implements Outcome {}

    /**
     * It meant nothing, and why: for the dry run.
     *
     * @param details what more is known of the reason, line by line
     */
    record Ignored(RowKey key, String reason, List<String> details) implements Outcome {
        public Ignored {
            details = List.copyOf(details);
        }

        public Ignored(RowKey key, String reason) {
            this(key, reason, List.of());
        }
    }

    /**
     * An expression failed on it, or the event does not fit its schema: a dead letter with the original changes.
     *
     * @param rule the event type or line of the pack that failed
     * @param position of the source transaction, as its events have it; empty for a row that a snapshot found
     * @param former the row before these changes, if it was known
     */
    record Rejected(
            RowKey key, String rule, String problem, String position, List<RowChange> changes, Optional<Row> former)
            implements Outcome {
        public Rejected {
            changes = List.copyOf(changes);
        }
    }
}
