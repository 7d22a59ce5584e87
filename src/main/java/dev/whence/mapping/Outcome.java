package dev.whence.mapping;

import dev.whence.capture.RowChange;
import java.util.List;

/** What became of a net change of one row. */
public sealed interface Outcome {
    /** It meant something. */
    record Mapped(MappedEvent event) implements Outcome {}

    /** It meant nothing, and why: for the dry run. */
    record Ignored(RowKey key, String reason) implements Outcome {}

    /**
     * An expression failed on it, or the event does not fit its schema: a dead letter with the original changes.
     *
     * @param rule the event type or line of the pack that failed
     */
    record Rejected(RowKey key, String rule, String problem, List<RowChange> changes) implements Outcome {
        public Rejected {
            changes = List.copyOf(changes);
        }
    }
}
