package dev.whence.store;

import dev.whence.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Writes new events behind the head. Not thread-safe. */
final class EventWriter {
    private static final String EVENTS = Sql.read("copy-events");
    private static final String IDENTITIES = Sql.read("copy-identities");
    private static final String GISTS = Sql.read("insert-gists");

    private final Instant recordedAt;
    private final CopyRows events = new CopyRows();
    private final CopyRows identities = new CopyRows();
    private final Map<UUID, String> gists = new LinkedHashMap<>();
    private Head head;

    EventWriter(Instant recordedAt, Head head) {
        this.recordedAt = recordedAt;
        this.head = head;
    }

    /** Chains the event; {@code event} is the prepared one with its cause. */
    void add(Prepared prepared, Event event) {
        long position = head.position() + 1;
        byte[] hash = EventHash.link(head.hash(), prepared.content(), position, recordedAt, event, prepared.gist());
        events.row(15)
                .number(position)
                .uuid(event.id())
                .text(event.type().value())
                .integer(event.schemaVersion())
                .text(event.subject().toString())
                .time(event.occurredAt())
                .time(recordedAt)
                .text(event.source())
                .text(event.sourcePosition())
                .text(event.correlationId())
                .uuid(event.causationId())
                .json(prepared.data())
                .text(event.narrative())
                .uuid(prepared.gist())
                .binary(hash);
        identities
                .row(4)
                .uuid(event.id())
                .number(position)
                .time(event.occurredAt())
                .binary(prepared.content());
        prepared.gist().ifPresent(gist -> gists.putIfAbsent(gist, event.gist()));
        head = new Head(position, hash);
    }

    /** Returns the new head. */
    Head write(Connection connection) throws SQLException {
        if (!gists.isEmpty()) {
            writeGists(connection);
        }
        events.send(connection, EVENTS);
        identities.send(connection, IDENTITIES);
        head.store(connection);
        return head;
    }

    private void writeGists(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GISTS)) {
            String[] ids = gists.keySet().stream().map(UUID::toString).toArray(String[]::new);
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setArray(
                    2, connection.createArrayOf("text", gists.values().toArray(String[]::new)));
            statement.executeUpdate();
        }
    }
}
