package dev.whence.projection;

import java.util.Optional;

/**
 * How a projection is.
 *
 * @param rebuiltTo how far a rebuild that is going on has come
 * @param failure why it stopped, and at which event
 */
public record ProjectionState(
        String name, Checkpoint checkpoint, boolean outdated, Optional<Long> rebuiltTo, Optional<Failure> failure) {
    /** The event that the projection could not apply; it stays at the position before. */
    public record Failure(long position, String reason) {}

    /** How many events it is behind. */
    public long lag(long head) {
        return Math.max(0, head - checkpoint.position());
    }
}
