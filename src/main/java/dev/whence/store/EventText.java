package dev.whence.store;

import dev.whence.event.RecordedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as far as projections look at it, cheap to read.
 *
 * @param data JSON as text
 */
public record EventText(
        long position,
        UUID id,
        String type,
        String source,
        String subject,
        Instant occurredAt,
        Instant recordedAt,
        String data,
        String correlationId) {
    public static EventText of(RecordedEvent recorded) {
        var event = recorded.event();
        return new EventText(
                recorded.position(),
                event.id(),
                event.type().value(),
                event.source(),
                event.subject().toString(),
                event.occurredAt(),
                recorded.recordedAt(),
                event.data().toString(),
                event.correlationId());
    }
}
