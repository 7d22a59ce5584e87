package dev.whence.store;

import dev.whence.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.postgresql.copy.CopyIn;

/**
 * Writes new events behind the head, while they are being hashed: until {@link #finish} or {@link #close} the connection
 * is of no other use. Not thread-safe.
 */
final class EventWriter implements AutoCloseable {
    private static final String EVENTS = Sql.read("copy-events");
    private static final String IDENTITIES = Sql.read("copy-identities");
    private static final String GISTS = Sql.read("insert-gists");
    private static final String GIST_TYPES = Sql.read("insert-gist-types");

    private final Connection connection;
    private final Instant recordedAt;
    private final CopyIn copy;
    private final CopyRows events = new CopyRows();
    private final CopyRows identities = new CopyRows();
    private final Map<UUID, String> gists = new LinkedHashMap<>();
    private final Set<GistType> types = new LinkedHashSet<>();
    private Head head;

    /** That events of a type mean a gist. */
    private record GistType(String type, UUID gist) {}

    EventWriter(Connection connection, Instant recordedAt, Head head) throws SQLException {
        this.connection = connection;
        this.recordedAt = recordedAt;
        this.head = head;
        this.copy = CopyRows.begin(connection, EVENTS);
    }

    /** Chains the event; {@code event} is the prepared one with its cause. */
    void add(Prepared prepared, Event event) throws SQLException {
        long position = head.position() + 1;
        byte[] hash = EventHash.link(head.hash(), prepared.content(), position, recordedAt, event, prepared.gist());
        addEvent(prepared, event, position, hash);
        identities
                .row(6)
                .uuid(event.id())
                .number(position)
                .time(event.occurredAt())
                .text(event.type().value())
                .text(event.subject().toString())
                .binary(prepared.content());
        prepared.gist().ifPresent(gist -> {
            gists.putIfAbsent(gist, event.gist());
            types.add(new GistType(event.type().value(), gist));
        });
        head = new Head(position, hash);
    }

    /** Returns the new head. */
    Head finish() throws SQLException {
        events.end(copy);
        identities.end(CopyRows.begin(connection, IDENTITIES));
        if (!gists.isEmpty()) {
            writeGists();
        }
        head.store(connection);
        return head;
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void addEvent(Prepared prepared, Event event, long position, byte[] hash) throws SQLException {
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
        events.sendMuch(copy);
    }

    private void writeGists() throws SQLException {
        insert(GISTS, gists.keySet().stream().map(UUID::toString), gists.values().stream());
        insert(GIST_TYPES, types.stream().map(GistType::type), types.stream().map(type -> type.gist()
                .toString()));
    }

    private void insert(String sql, Stream<String> first, Stream<String> second) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", first.toArray(String[]::new)));
            statement.setArray(2, connection.createArrayOf("text", second.toArray(String[]::new)));
            statement.executeUpdate();
        }
    }
}
