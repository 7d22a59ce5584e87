package dev.whence.projection;

import java.time.Instant;

/**
 * How far a projection has come.
 *
 * @param position of the last event in it; 0 before the first
 * @param recordedAt when that event was recorded; the epoch before the first
 */
public record Checkpoint(long position, Instant recordedAt) {
    public static final Checkpoint START = new Checkpoint(0, Instant.EPOCH);
}
