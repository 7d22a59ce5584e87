package dev.whence.store;

import dev.whence.capture.Transaction;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.Outcome;
import dev.whence.mapping.Translation;
import dev.whence.store.AppendResult.Entry;
import dev.whence.store.AppendResult.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores what a translation gave: images, events and dead letters, in the caller's transaction. */
final class TranslationWriter {
    private final String connector;
    private final ImageWriter images;
    private final EventAppender events;

    TranslationWriter(String connector, ImageWriter images, EventAppender events) {
        this.connector = connector;
        this.images = images;
        this.events = events;
    }

    /**
     * What needs no connection, worked out.
     *
     * @param events empty where they are to be sealed first
     */
    record Ready(List<Outcome> outcomes, ImageRows images, Optional<List<Prepared>> events) {}

    Ready ready(Translation translation) {
        return new Ready(
                translation.outcomes(),
                ImageRows.of(translation.images()),
                events.preparedAhead(mapped(translation.outcomes())));
    }

    /**
     * The head's lock is taken last, so that others wait for the shortest time.
     *
     * @param origins the transactions that were translated; not empty
     */
    Stored write(Connection connection, int generation, Ready ready, List<Transaction> origins) throws SQLException {
        images.apply(connection, generation, ready.images());
        return tell(connection, ready, origins);
    }

    /** Events and dead letters only. */
    Stored tell(Connection connection, List<Outcome> outcomes, List<Transaction> origins) throws SQLException {
        return tell(connection, ready(new Translation(outcomes, List.of())), origins);
    }

    private Stored tell(Connection connection, Ready ready, List<Transaction> origins) throws SQLException {
        DeadLetterWriter letters = new DeadLetterWriter(connector);
        for (Outcome outcome : ready.outcomes()) {
            if (outcome instanceof Outcome.Rejected rejected) {
                letters.rejected(origin(origins, rejected.position()), rejected);
            }
        }
        List<Prepared> prepared = ready.events().isPresent()
                ? ready.events().get()
                : events.prepared(connection, mapped(ready.outcomes()));
        Stored stored = prepared.isEmpty() ? Stored.NOTHING : append(connection, prepared, origins, letters);
        letters.write(connection);
        return new Stored(stored.events(), stored.known(), letters.size());
    }

    private static List<MappedEvent> mapped(List<Outcome> outcomes) {
        List<MappedEvent> mapped = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Mapped one) {
                mapped.add(one.event());
            }
        }
        return mapped;
    }

    private Stored append(
            Connection connection, List<Prepared> mapped, List<Transaction> origins, DeadLetterWriter letters)
            throws SQLException {
        AppendResult result = events.append(connection, mapped);
        for (int i = 0; i < mapped.size(); i++) {
            Entry entry = result.entries().get(i);
            if (entry instanceof Refused refused) {
                MappedEvent event = mapped.get(i).mapped();
                letters.refused(origin(origins, event.event().sourcePosition()), event.event(), refused.problem());
            }
        }
        int known = mapped.size() - result.appended() - result.refused().size();
        return new Stored(result.appended(), known, 0);
    }

    /** Where something comes from: by the position that it was given, else the only one there is. */
    private static Transaction origin(List<Transaction> origins, String position) {
        return origins.stream()
                .filter(origin -> Long.toString(origin.position()).equals(position))
                .findFirst()
                .orElseGet(() -> origins.get(origins.size() - 1));
    }
}
