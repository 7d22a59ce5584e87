package dev.whence.store;

import com.pgvector.PGvector;
import dev.whence.event.RecordedEvent;
import dev.whence.store.NearestGists.Near;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds events by the vectors of their gists, among those that a filter lets through. It goes through the gists from the
 * nearest on until there are enough events, so a filter costs time but never results; {@link GistOrder} says how. Thread-safe.
 */
public final class MeaningSearch {
    private static final String EVENTS = Sql.read("events-of-gists");
    private static final int LAST_PAGE = 2_000;
    private static final UUID NONE = new UUID(0, 0);

    private final Database readers;

    MeaningSearch(Database readers) {
        this.readers = readers;
    }

    /** An event and how near its meaning is: 1 is the same, 0 has nothing in common. */
    public record Similar(RecordedEvent event, double similarity) {}

    /**
     * What is searched for.
     *
     * @param vector of the model that serves
     * @param among which events may be found, by type, beginning of the type, subject and time, and how many at most
     * @param except an event that is not to be among them
     * @param eventsOfAGist at most so many events that mean exactly the same
     */
    public record Query(float[] vector, EventFilter among, Optional<UUID> except, int eventsOfAGist) {
        PGvector asVector() {
            return new PGvector(vector);
        }
    }

    /** The nearest first, the newest first among those of one gist; empty where nothing is embedded yet. */
    public List<Similar> nearest(Query query) {
        return readers.transaction("search by meaning", connection -> {
            Optional<GistOrder> order = GistOrder.choose(connection, query);
            List<Similar> found = new ArrayList<>();
            if (order.isEmpty()) {
                return found;
            }
            try (NearestGists gists = order.get().open(connection)) {
                int page = query.among().limit() + 1;
                for (List<Near> next = gists.page(page);
                        !next.isEmpty() && found.size() < query.among().limit();
                        next = gists.page(page)) {
                    found.addAll(events(
                            connection,
                            query,
                            order.get().types(),
                            next,
                            query.among().limit() - found.size()));
                    page = Math.min(LAST_PAGE, page * 2);
                }
            }
            return found;
        });
    }

    private static List<Similar> events(
            Connection connection, Query query, Optional<List<String>> types, List<Near> gists, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            new Parameters(statement)
                    .array(connection.createArrayOf(
                            "uuid", gists.stream().map(Near::gist).toArray()))
                    .array(connection.createArrayOf(
                            "float8", gists.stream().map(Near::distance).toArray()))
                    .textsTwice(connection, types)
                    .id(query.except().orElse(NONE))
                    .textsTwice(connection, types)
                    .twice(query.among().subject())
                    .timeTwice(query.among().from())
                    .timeTwice(query.among().to())
                    .number(query.eventsOfAGist())
                    .number(limit);
            List<Similar> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Similar(EventRows.one(rows), rows.getDouble("similarity")));
                }
            }
            return found;
        }
    }
}
