package dev.whence.store;

import dev.whence.event.Event;
import dev.whence.mapping.MappedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Appends events; each batch is one transaction. Thread-safe; appends of several threads take turns. */
public final class PostgresEventStore {
    private final Database database;
    private final EventAppender appender;

    PostgresEventStore(Database database, EventAppender appender) {
        this.database = database;
        this.appender = appender;
    }

    /**
     * Appends what is new of these events, in their order. An id that is known with the same content is no error; with
     * another content it is refused, as is what PostgreSQL cannot hold, and the others are appended.
     *
     * <p>Fails with RETRYABLE where the store is not to be had; then nothing was appended.
     */
    public AppendResult append(List<Event> events) {
        return appendMapped(mapped(events));
    }

    /**
     * As {@link #append}, but nothing is appended where a subject has gone on since its sender looked; the result then
     * holds the conflicts alone. An event that is known already is no conflict.
     *
     * @param expected the last position of its subject, by the id of an event; 0 where it must be new
     */
    public AppendResult append(List<Event> events, Map<UUID, Long> expected) {
        List<MappedEvent> mapped = mapped(events);
        return database.transaction(
                "append events",
                connection -> appender.append(connection, appender.prepared(connection, mapped), expected));
    }

    /** As {@link #append}, and looks up what caused them. */
    public AppendResult appendMapped(List<MappedEvent> events) {
        return database.transaction(
                "append events", connection -> appender.append(connection, appender.prepared(connection, events)));
    }

    private static List<MappedEvent> mapped(List<Event> events) {
        return events.stream()
                .map(event -> new MappedEvent(event, Optional.empty()))
                .toList();
    }
}
