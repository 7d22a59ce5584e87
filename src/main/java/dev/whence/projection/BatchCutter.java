package dev.whence.projection;

import dev.whence.event.WhenceException;
import dev.whence.store.EventText;
import java.sql.SQLException;
import java.util.List;

/** Applies a batch whole; where that fails, in halves, until the one event that does not fit is alone. */
final class BatchCutter {
    private BatchCutter() {}

    /** What the star has seen already is passed over. Fails with {@link UnfitEventException}, or RETRYABLE. */
    static void apply(StarStore store, List<EventText> events) {
        long seen = store.checkpoint().position();
        List<EventText> fresh =
                events.stream().dropWhile(event -> event.position() <= seen).toList();
        if (fresh.isEmpty()) {
            return;
        }
        try {
            store.stage(fresh);
            store.applyStaged();
        } catch (SQLException failed) {
            if (DuckDbErrors.passing(failed)) {
                throw WhenceException.retryable(
                        "the projection cannot go on now: " + DuckDbErrors.firstLine(failed), failed);
            }
            if (fresh.size() == 1) {
                throw new UnfitEventException(fresh.get(0).position(), DuckDbErrors.firstLine(failed), failed);
            }
            int half = fresh.size() / 2;
            apply(store, fresh.subList(0, half));
            apply(store, fresh.subList(half, fresh.size()));
        }
    }
}
