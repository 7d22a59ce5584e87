package dev.whence.store;

import dev.whence.event.Event;
import dev.whence.event.WhenceException;
import dev.whence.mapping.MappedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An event as it will be written, worked out before any lock is taken.
 *
 * @param data in canonical form and UTF-8; empty where the event cannot be stored
 * @param problem why it cannot be stored, or empty
 */
record Prepared(MappedEvent mapped, byte[] data, byte[] content, Optional<UUID> gist, Optional<String> problem) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    /** What an index entry of PostgreSQL can hold, with room for what stands beside it. */
    private static final int LONGEST_KEY = 2_000;

    private static final int MANY = 256;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** In the same order. Large batches are worked out by several threads. */
    static List<Prepared> all(List<MappedEvent> batch) {
        Stream<MappedEvent> events = batch.size() < MANY ? batch.stream() : batch.parallelStream();
        return events.map(Prepared::of).toList();
    }

    static Prepared of(MappedEvent mapped) {
        Event event = mapped.event();
        try {
            check(event);
            byte[] data = CanonicalJson.utf8(event.data());
            byte[] content = EventHash.content(event, data);
            return new Prepared(mapped, data, content, EventHash.gistId(event.gist()), Optional.empty());
        } catch (WhenceException e) {
            return new Prepared(mapped, new byte[0], new byte[0], Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    Event event() {
        return mapped.event();
    }

    UUID id() {
        return mapped.event().id();
    }

    boolean storable() {
        return problem.isEmpty();
    }

    private static void check(Event event) {
        if (event.occurredAt().isBefore(FIRST) || event.occurredAt().isAfter(LAST)) {
            throw WhenceException.badData("it occurred at " + event.occurredAt() + "; years 1 to 9999 can be stored");
        }
        checkLength("subject", event.subject().toString());
        checkLength("correlation id", event.correlationId());
        checkLength("type", event.type().value());
        StringBuilder scratch = new StringBuilder();
        CanonicalJson.append(scratch, event.narrative());
        CanonicalJson.append(scratch, event.gist());
        CanonicalJson.append(scratch, event.sourcePosition());
    }

    private static void checkLength(String what, String key) {
        if (key.length() > LONGEST_KEY / 3 && key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw WhenceException.badData("its " + what + " is longer than " + LONGEST_KEY + " bytes");
        }
    }
}
