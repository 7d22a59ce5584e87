package dev.whence.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the hub is with a topic that it takes events from.
 *
 * @param lag messages that are not in the store yet, as of the last look at the topic; empty while that is not known
 * @param since when the oldest of those came that the hub has in hand; empty where it has none
 * @param failure why they wait; empty while all goes well
 */
record IncomingTopic(String name, OptionalLong lag, Optional<Instant> since, Optional<String> failure) {
    /** How long the oldest message waits that the hub has in hand; 0 where none does. */
    double seconds(Instant now) {
        return since.map(begun -> Math.max(0, Duration.between(begun, now).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
