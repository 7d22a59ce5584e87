package dev.whence.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened in the business, self-contained: it can be understood without reading anything else.
 *
 * @param id the same for the same fact, whoever finds it and however often (see {@link EventIds})
 * @param schemaVersion of the type's JSON Schema, from 1
 * @param occurredAt business time, to the microsecond
 * @param source the connector's name, or the {@code source} of a CloudEvent
 * @param sourcePosition where in the source it was found (a commit LSN, say); empty if the source has no such thing
 * @param correlationId joins what belongs to one business process; by default the subject
 * @param causationId the event that brought this one about, if known
 * @param data what the type's JSON Schema describes; never modified after construction
 * @param narrative one sentence for people
 * @param gist the narrative without ids, times and exact amounts; equal gists mean the same
 */
public record Event(
        UUID id,
        EventType type,
        int schemaVersion,
        Subject subject,
        Instant occurredAt,
        String source,
        String sourcePosition,
        String correlationId,
        Optional<UUID> causationId,
        ObjectNode data,
        String narrative,
        String gist) {
    public Event {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(source);
        Objects.requireNonNull(sourcePosition);
        Objects.requireNonNull(correlationId);
        Objects.requireNonNull(causationId);
        Objects.requireNonNull(data);
        Objects.requireNonNull(narrative);
        Objects.requireNonNull(gist);
    }

    /** The same with other data. */
    public Event with(ObjectNode other) {
        return copy(causationId, other);
    }

    public Event causedBy(UUID cause) {
        return copy(Optional.of(cause), data);
    }

    private Event copy(Optional<UUID> cause, ObjectNode other) {
        return new Event(
                id,
                type,
                schemaVersion,
                subject,
                occurredAt,
                source,
                sourcePosition,
                correlationId,
                cause,
                other,
                narrative,
                gist);
    }
}
