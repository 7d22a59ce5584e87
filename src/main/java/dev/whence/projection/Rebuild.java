package dev.whence.projection;

import dev.whence.store.EventText;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Applies all events to a star that nobody reads yet, in batches so large that what each costs by itself (statements,
 * looks into what is there already) counts for little, while the next events are read.
 */
final class Rebuild {
    private static final int BATCH = 100_000;
    private static final int CAREFUL_BATCH = 10_000;

    private Rebuild() {}

    /**
     * Up to the head, from where the star is.
     *
     * @param progress is told how far it is now and then
     */
    static void follow(EventLog log, StarStore star, LongConsumer progress) {
        boolean done = false;
        while (!done) {
            long from = star.checkpoint().position();
            try {
                fast(log, star, progress);
                done = true;
            } catch (SQLException failed) {
                careful(log, star, Math.max(from, star.checkpoint().position()) + BATCH);
            }
        }
    }

    private static void fast(EventLog log, StarStore star, LongConsumer progress) throws SQLException {
        try (ReadAhead ahead = new ReadAhead(log, star.checkpoint().position())) {
            for (List<EventText> events = ahead.next(); !events.isEmpty(); events = ahead.next()) {
                if (star.stage(events) >= BATCH) {
                    star.applyStaged();
                    progress.accept(star.checkpoint().position());
                }
            }
            star.applyStaged();
        }
    }

    /** Where a large batch failed: in small ones, which say at which event, or need less memory. */
    private static void careful(EventLog log, StarStore star, long to) {
        List<EventText> events = log.after(star.checkpoint().position(), CAREFUL_BATCH);
        while (!events.isEmpty()) {
            BatchCutter.apply(star, events);
            long position = star.checkpoint().position();
            events = position < to ? log.after(position, CAREFUL_BATCH) : List.of();
        }
    }
}
