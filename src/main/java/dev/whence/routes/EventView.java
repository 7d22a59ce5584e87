package dev.whence.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An event as the REST interface shows it. */
public record EventView(
        long position,
        UUID id,
        String type,
        int schemaVersion,
        String domain,
        String subject,
        Instant occurredAt,
        Instant recordedAt,
        String source,
        String sourcePosition,
        String correlationId,
        Optional<UUID> causationId,
        String narrative,
        ObjectNode data,
        String hash) {
    static EventView of(RecordedEvent recorded) {
        Event event = recorded.event();
        return new EventView(
                recorded.position(),
                event.id(),
                event.type().value(),
                event.schemaVersion(),
                event.type().domain(),
                event.subject().toString(),
                event.occurredAt(),
                recorded.recordedAt(),
                event.source(),
                event.sourcePosition(),
                event.correlationId(),
                event.causationId(),
                event.narrative(),
                event.data(),
                recorded.hash());
    }
}
