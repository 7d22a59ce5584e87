package dev.whence.event;

import java.time.Instant;

/**
 * An event as the store holds it.
 *
 * @param position strictly increasing in commit order, from 1, without gaps
 * @param hash hexadecimal SHA-256 over the previous hash and this event's canonical form
 */
public record RecordedEvent(long position, Instant recordedAt, String hash, Event event) {}
