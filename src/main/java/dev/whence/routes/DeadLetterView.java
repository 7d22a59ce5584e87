package dev.whence.routes;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.store.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dead letter as the REST interface shows it.
 *
 * @param state {@code open}, or {@code resolved} when a retry has succeeded
 */
public record DeadLetterView(
        long id,
        String state,
        String connector,
        String table,
        String key,
        String rule,
        String problem,
        String transaction,
        Instant committedAt,
        Instant createdAt,
        int attempts,
        List<Change> changes,
        Optional<String> event) {
    /** One change of the row, as the source sent it. */
    public record Change(String kind, Optional<Map<String, Object>> before, Optional<Map<String, Object>> after) {
        private static Change of(RowChange change) {
            return new Change(
                    change.kind().name(),
                    change.before().map(Row::values),
                    change.after().map(Row::values));
        }
    }

    static DeadLetterView of(DeadLetter letter) {
        return new DeadLetterView(
                letter.id(),
                letter.open() ? "open" : "resolved",
                letter.connector(),
                letter.table(),
                letter.key(),
                letter.rule(),
                letter.problem(),
                letter.transactionId(),
                letter.committedAt(),
                letter.createdAt(),
                letter.attempts(),
                letter.changes().stream().map(Change::of).toList(),
                letter.event());
    }
}
