package dev.whence.store;

import dev.whence.event.RecordedEvent;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Walks from an event to what brought it about and to what it brought about. Thread-safe. */
public final class CausalChain {
    private static final String BY_CAUSE = Sql.read("events-by-cause");

    private final Database database;
    private final EventReader reader;

    CausalChain(Database database, EventReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /**
     * An event of the chain.
     *
     * @param depth how many steps away, from 1
     */
    public record Link(int depth, RecordedEvent event) {}

    /** The cause, its cause and so on, at most {@code depth} steps; a cause that is not in the store ends the walk. */
    public List<Link> causes(UUID id, int depth) {
        Map<UUID, Link> chain = new LinkedHashMap<>();
        Optional<UUID> next = reader.find(id).flatMap(event -> event.event().causationId());
        for (int step = 1; step <= depth && next.isPresent() && !chain.containsKey(next.get()); step++) {
            Optional<RecordedEvent> cause = reader.find(next.get());
            if (cause.isPresent()) {
                chain.put(next.get(), new Link(step, cause.get()));
            }
            next = cause.flatMap(event -> event.event().causationId());
        }
        return List.copyOf(chain.values());
    }

    /** What it brought about, breadth first, at most {@code depth} steps and {@code limit} events. */
    public List<Link> effects(UUID id, int depth, int limit) {
        Map<UUID, Link> found = new LinkedHashMap<>();
        List<UUID> edge = List.of(id);
        for (int step = 1; step <= depth && !edge.isEmpty() && found.size() < limit; step++) {
            List<UUID> next = new ArrayList<>();
            for (RecordedEvent effect : causedBy(edge, limit - found.size())) {
                UUID effectId = effect.event().id();
                if (!effectId.equals(id) && found.putIfAbsent(effectId, new Link(step, effect)) == null) {
                    next.add(effectId);
                }
            }
            edge = next;
        }
        return List.copyOf(found.values());
    }

    private List<RecordedEvent> causedBy(List<UUID> causes, int limit) {
        return database.transaction("read effects", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BY_CAUSE)) {
                statement.setArray(1, connection.createArrayOf("uuid", causes.toArray()));
                statement.setInt(2, limit);
                return EventRows.all(statement);
            }
        });
    }
}
