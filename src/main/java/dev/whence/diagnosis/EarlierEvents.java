package dev.whence.diagnosis;

import dev.whence.semantics.MetricQuery.Period;
import java.util.List;
import java.util.UUID;

/** What events, rather than the star, tell of an earlier time. Thread-safe. */
public interface EarlierEvents {
    /** Knows no events. */
    EarlierEvents NONE = new EarlierEvents() {
        @Override
        public List<UUID> departures(String measure, boolean above, Period during) {
            return List.of();
        }

        @Override
        public List<UUID> like(UUID event, Period during) {
            return List.of();
        }
    };

    /** Those by which the hub said at the time that a measure, watched by this name, was above (or below) what is usual. */
    List<UUID> departures(String measure, boolean above, Period during);

    /** Those that mean nearly the same as an event; none where the index cannot compare now. */
    List<UUID> like(UUID event, Period during);
}
