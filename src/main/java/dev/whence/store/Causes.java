package dev.whence.store;

import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.MappedEvent.Cause;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds what caused the events of a batch: the latest fitting event earlier in the batch, else the latest in the store,
 * else (a transaction may write the effect first) the first later in the same transaction. So it does not matter which
 * transactions share a batch.
 */
final class Causes {
    private static final String LATEST = Sql.read("latest-of-subjects");
    private static final String LATEST_THEN = Sql.read("latest-of-subjects-then");

    private Causes() {}

    /**
     * A place in a source's log.
     *
     * @param at when this place was reached
     */
    record Place(String source, long position, Instant at) {}

    /** The events, in order, each with its cause where one was found. */
    static List<Event> resolve(Connection connection, List<MappedEvent> batch, Optional<Place> place)
            throws SQLException {
        List<Optional<UUID>> earlier = earlierInBatch(batch);
        Set<Cause> wanted = new LinkedHashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            if (earlier.get(i).isEmpty()) {
                batch.get(i).cause().ifPresent(wanted::add);
            }
        }
        Map<Cause, UUID> stored = inStore(connection, wanted, place);
        Map<InTransaction, UUID> later = firstInTransactions(batch);
        List<Event> resolved = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            MappedEvent mapped = batch.get(i);
            Optional<UUID> cause = earlier.get(i)
                    .or(() -> mapped.cause().map(stored::get))
                    .or(() -> mapped.cause()
                            .map(c -> later.get(new InTransaction(mapped.event().sourcePosition(), c))))
                    .filter(id -> !id.equals(mapped.event().id()));
            resolved.add(cause.map(mapped.event()::causedBy).orElse(mapped.event()));
        }
        return resolved;
    }

    private static List<Optional<UUID>> earlierInBatch(List<MappedEvent> batch) {
        List<Optional<UUID>> found = new ArrayList<>(batch.size());
        Map<Cause, UUID> latest = new HashMap<>();
        for (MappedEvent mapped : batch) {
            found.add(mapped.cause().map(latest::get));
            latest.put(asCause(mapped.event()), mapped.event().id());
        }
        return found;
    }

    /** What happens in a transaction of a source. */
    private record InTransaction(String sourcePosition, Cause what) {}

    private static Map<InTransaction, UUID> firstInTransactions(List<MappedEvent> batch) {
        Map<InTransaction, UUID> first = new HashMap<>();
        for (MappedEvent mapped : batch) {
            Event event = mapped.event();
            first.putIfAbsent(new InTransaction(event.sourcePosition(), asCause(event)), event.id());
        }
        return first;
    }

    private static Cause asCause(Event event) {
        return new Cause(event.type(), event.subject());
    }

    private static Map<Cause, UUID> inStore(Connection connection, Set<Cause> wanted, Optional<Place> place)
            throws SQLException {
        Map<Cause, UUID> found = new HashMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(place.isPresent() ? LATEST_THEN : LATEST)) {
            statement.setArray(1, texts(connection, wanted.stream().map(cause -> cause.type()
                    .value())));
            statement.setArray(2, texts(connection, wanted.stream().map(cause -> cause.subject()
                    .toString())));
            if (place.isPresent()) {
                statement.setString(3, place.get().source());
                statement.setLong(4, place.get().position());
                statement.setObject(5, place.get().at().atOffset(ZoneOffset.UTC));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Cause cause = new Cause(new EventType(rows.getString(1)), Subject.parse(rows.getString(2)));
                    found.put(cause, rows.getObject(3, UUID.class));
                }
            }
        }
        return found;
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }
}
