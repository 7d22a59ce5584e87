package dev.whence.store;

import dev.whence.event.Subject;
import java.util.List;
import java.util.UUID;

/**
 * What became of each event of a batch, in the batch's order.
 *
 * @param head the position of the newest event in the store after the append
 */
public record AppendResult(List<Entry> entries, long head) {
    public AppendResult {
        entries = List.copyOf(entries);
    }

    /** What became of one event. */
    public sealed interface Entry {
        UUID id();
    }

    /** It is in the store now. */
    public record Appended(UUID id, long position) implements Entry {}

    /** It was in the store already, with the same content. */
    public record Known(UUID id, long position) implements Entry {}

    /** It is not appended: its id is taken by another content, or the store cannot hold it. */
    public record Refused(UUID id, String problem) implements Entry {}

    /** Nothing of the batch is appended: its subject has gone on since the sender looked. */
    public record Conflict(UUID id, Subject subject, long expected, long actual) implements Entry {}

    public List<Conflict> conflicts() {
        return entries.stream()
                .filter(Conflict.class::isInstance)
                .map(Conflict.class::cast)
                .toList();
    }

    /** How many are new. */
    public int appended() {
        return (int) entries.stream().filter(Appended.class::isInstance).count();
    }

    public List<Refused> refused() {
        return entries.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }
}
