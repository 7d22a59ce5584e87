package dev.whence.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Events for tests. */
public final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    /** @param data JSON, with single quotes for convenience */
    public static RecordedEvent event(long position, String type, String subject, String occurredAt, String data) {
        try {
            return event(position, type, subject, Instant.parse(occurredAt), (ObjectNode)
                    JSON.readTree(data.replace('\'', '"')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    public static RecordedEvent event(long position, String type, String subject, Instant occurredAt, ObjectNode data) {
        Event event = new Event(
                UUID.nameUUIDFromBytes(("event " + position).getBytes(StandardCharsets.UTF_8)),
                new EventType(type),
                1,
                Subject.parse(subject),
                occurredAt,
                "test",
                "",
                subject,
                Optional.empty(),
                data,
                "",
                "");
        return new RecordedEvent(position, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(position), "", event);
    }
}
