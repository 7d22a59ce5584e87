package dev.whence.mapping;

import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.util.Optional;

/**
 * An event and how to find what caused it, which only the store can: the latest event of that type on that subject.
 *
 * @param cause empty where the pack names none
 */
public record MappedEvent(Event event, Optional<Cause> cause) {
    /** The latest event of {@code type} on {@code subject} at the time of appending. */
    public record Cause(EventType type, Subject subject) {}
}
