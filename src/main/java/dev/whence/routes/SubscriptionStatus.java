package dev.whence.routes;

import java.time.Instant;
import java.util.Optional;

/**
 * How a subscription is doing.
 *
 * @param position up to which it has dealt with everything
 * @param failure why the batch after it is being held back; empty while all goes well
 * @param since when the failure began; empty while all goes well
 * @param busySince when the batch was begun that is being dealt with; empty while it waits for events
 */
public record SubscriptionStatus(
        String name, long position, Optional<String> failure, Optional<Instant> since, Optional<Instant> busySince) {}
