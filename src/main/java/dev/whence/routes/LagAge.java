package dev.whence.routes;

import dev.whence.event.RecordedEvent;
import dev.whence.store.EventReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How far behind something is by time: since when the oldest event waits that it has not seen. Thread-safe. */
record LagAge(EventReader reader, Clock clock) {
    /** In seconds; 0 where it has seen all. */
    double at(long position) {
        List<RecordedEvent> next = reader.after(position, 1);
        return next.isEmpty()
                ? 0
                : Math.max(
                        0,
                        Duration.between(next.get(0).recordedAt(), clock.instant())
                                        .toMillis()
                                / 1000.0);
    }
}
