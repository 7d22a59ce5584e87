package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.Outcome;
import dev.whence.mapping.RowKey;
import dev.whence.mapping.Translation;
import dev.whence.store.AppendResult.Entry;
import dev.whence.store.AppendResult.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores what a translation gave: images, events and dead letters, in the caller's transaction. */
final class TranslationWriter {
    private final String connector;
    private final SourceTables tables;
    private final ImageWriter images;
    private final EventAppender events;

    TranslationWriter(String connector, SourceTables tables, ImageWriter images, EventAppender events) {
        this.connector = connector;
        this.tables = tables;
        this.images = images;
        this.events = events;
    }

    /**
     * The head's lock is taken last, so that others wait for the shortest time.
     *
     * @param origins the transactions that were translated; not empty
     */
    Stored write(Connection connection, int generation, Translation translation, List<Transaction> origins)
            throws SQLException {
        Map<RowKey, Row> former = formerOfRejected(connection, translation);
        images.apply(connection, generation, translation.images());
        DeadLetterWriter letters = new DeadLetterWriter(connector);
        List<MappedEvent> mapped = new ArrayList<>();
        for (Outcome outcome : translation.outcomes()) {
            if (outcome instanceof Outcome.Mapped one) {
                mapped.add(one.event());
            } else if (outcome instanceof Outcome.Rejected rejected) {
                letters.rejected(
                        origin(origins, rejected.changes()), rejected, Optional.ofNullable(former.get(rejected.key())));
            }
        }
        Stored stored = mapped.isEmpty() ? Stored.NOTHING : append(connection, Prepared.all(mapped), origins, letters);
        letters.write(connection);
        return new Stored(stored.events(), stored.known(), letters.size());
    }

    /** The images are about to change; a retry has to see them as they were. */
    private Map<RowKey, Row> formerOfRejected(Connection connection, Translation translation) {
        Set<RowKey> keys = translation.outcomes().stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> ((Outcome.Rejected) outcome).key())
                .collect(Collectors.toSet());
        return new PostgresRowImages(connection, tables).rows(keys);
    }

    private Stored append(
            Connection connection, List<Prepared> mapped, List<Transaction> origins, DeadLetterWriter letters)
            throws SQLException {
        AppendResult result = events.append(connection, mapped);
        for (int i = 0; i < mapped.size(); i++) {
            Entry entry = result.entries().get(i);
            if (entry instanceof Refused refused) {
                MappedEvent event = mapped.get(i).mapped();
                letters.refused(origins.get(origins.size() - 1), event.event(), refused.problem());
            }
        }
        int known = mapped.size() - result.appended() - result.refused().size();
        return new Stored(result.appended(), known, 0);
    }

    private static Transaction origin(List<Transaction> origins, List<RowChange> changes) {
        if (origins.size() > 1 && !changes.isEmpty()) {
            for (Transaction origin : origins) {
                if (origin.changes().contains(changes.get(0))) {
                    return origin;
                }
            }
        }
        return origins.get(origins.size() - 1);
    }
}
