package dev.whence.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Events of which only what they mean matters. */
final class Meanings {
    private Meanings() {}

    static Event event(String type, String gist) {
        return new Event(
                UUID.randomUUID(),
                new EventType(type),
                1,
                Subject.parse("order/" + UUID.randomUUID()),
                Instant.parse("2026-03-01T10:00:00Z"),
                "test",
                "",
                "order/1",
                Optional.empty(),
                JsonNodeFactory.instance.objectNode().put("text", gist),
                gist,
                gist);
    }
}
