package dev.whence.store;

import dev.whence.event.Event;
import dev.whence.mapping.MappedEvent;
import dev.whence.store.AppendResult.Appended;
import dev.whence.store.AppendResult.Conflict;
import dev.whence.store.AppendResult.Entry;
import dev.whence.store.AppendResult.Known;
import dev.whence.store.AppendResult.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Appends a batch within a transaction of the caller's. The one path by which events come into the store. */
final class EventAppender {
    private final Clock clock;
    private final EventSealer sealer;

    /** Where nothing is personal. */
    EventAppender(Clock clock) {
        this(clock, EventSealer.none());
    }

    EventAppender(Clock clock, EventSealer sealer) {
        this.clock = clock;
        this.sealer = sealer;
    }

    /** Events as they will be written, what is personal sealed. In the same order; no lock is taken. */
    List<Prepared> prepared(Connection connection, List<MappedEvent> events) throws SQLException {
        return Prepared.all(sealer.sealed(connection, events));
    }

    /** The same without a connection; empty where something personal is to be sealed, for which there must be one. */
    Optional<List<Prepared>> preparedAhead(List<MappedEvent> events) {
        return sealer.concerns(events) ? Optional.empty() : Optional.of(Prepared.all(events));
    }

    /** Holds the head's row lock until the transaction ends: append late in it. */
    AppendResult append(Connection connection, List<Prepared> batch) throws SQLException {
        return append(connection, batch, Optional.empty(), Map.of());
    }

    /** @param place where the events belong if that is not the end, so that what came later cannot have caused them */
    AppendResult append(Connection connection, List<Prepared> batch, Optional<Causes.Place> place) throws SQLException {
        return append(connection, batch, place, Map.of());
    }

    /**
     * Appends nothing where a subject is not at the position that is expected of it.
     *
     * @param expected the last position of its subject, by the id of an event; 0 where it must be new
     */
    AppendResult append(Connection connection, List<Prepared> batch, Map<UUID, Long> expected) throws SQLException {
        return append(connection, batch, Optional.empty(), expected);
    }

    private AppendResult append(
            Connection connection, List<Prepared> batch, Optional<Causes.Place> place, Map<UUID, Long> expected)
            throws SQLException {
        Head head = Head.lock(connection);
        List<Entry> entries = new ArrayList<>(batch.size());
        List<Prepared> fresh = sort(connection, head, batch, entries);
        List<Entry> conflicts = conflicts(connection, fresh, expected);
        if (!conflicts.isEmpty()) {
            return new AppendResult(conflicts, head.position());
        }
        if (fresh.isEmpty()) {
            return new AppendResult(entries, head.position());
        }
        List<Event> events =
                Causes.resolve(connection, fresh.stream().map(Prepared::mapped).toList(), place);
        try (EventWriter writer = new EventWriter(connection, clock.instant().truncatedTo(ChronoUnit.MICROS), head)) {
            for (int i = 0; i < fresh.size(); i++) {
                writer.add(fresh.get(i), events.get(i));
            }
            Head last = writer.finish();
            sealer.note(connection, fresh, head.position() + 1);
            return new AppendResult(entries, last.position());
        }
    }

    /** Fills in what became of each event and returns the new ones, which get the next positions in their order. */
    private List<Prepared> sort(Connection connection, Head head, List<Prepared> batch, List<Entry> entries)
            throws SQLException {
        List<UUID> ids =
                batch.stream().filter(Prepared::storable).map(Prepared::id).toList();
        Map<UUID, Identities.Identity> known = new HashMap<>(Identities.known(connection, ids));
        List<Prepared> fresh = new ArrayList<>();
        for (Prepared event : batch) {
            if (!event.storable()) {
                entries.add(new Refused(event.id(), event.problem().orElseThrow()));
                continue;
            }
            long next = head.position() + fresh.size() + 1;
            Identities.Identity same = known.putIfAbsent(event.id(), new Identities.Identity(next, event.content()));
            if (same == null) {
                fresh.add(event);
                entries.add(new Appended(event.id(), next));
            } else {
                entries.add(again(connection, event, same));
            }
        }
        return fresh;
    }

    private static List<Entry> conflicts(Connection connection, List<Prepared> fresh, Map<UUID, Long> expected)
            throws SQLException {
        List<Entry> conflicts = new ArrayList<>();
        for (Prepared event : fresh) {
            Long wanted = expected.get(event.id());
            if (wanted != null) {
                long actual = Positions.last(connection, event.event().subject());
                if (actual != wanted) {
                    conflicts.add(new Conflict(event.id(), event.event().subject(), wanted, actual));
                }
            }
        }
        return conflicts;
    }

    /** What is known of somebody who was erased cannot be said again the same. */
    private Entry again(Connection connection, Prepared event, Identities.Identity same) throws SQLException {
        if (Arrays.equals(event.content(), same.content()) || sealer.isForgotten(connection, same.position())) {
            return new Known(event.id(), same.position());
        }
        return new Refused(
                event.id(),
                "the id " + event.id() + " belongs to an event with another content, at position " + same.position()
                        + "; send a new fact under a new id");
    }
}
