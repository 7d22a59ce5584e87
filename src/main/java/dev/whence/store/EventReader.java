package dev.whence.store;

import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads events. Thread-safe. Every method fails with RETRYABLE where the store is not to be had. */
public final class EventReader {
    private static final String BY_FILTER = Sql.read("events-by-filter");
    private static final String BY_FILTER_NEWEST_FIRST = Sql.read("events-by-filter-newest-first");
    private static final String SLICE = Sql.read("slice-after");
    private static final String OF_SLICE = Sql.read("events-of-slice");
    private static final String OF_SLICE_BY_TYPE = Sql.read("events-of-slice-by-type");
    private static final String TEXTS_OF_SLICE = Sql.read("texts-of-slice");
    private static final String COUNT_BY_TYPE = Sql.read("count-by-type");
    private static final String LAST_BEFORE = Sql.read("last-before");
    private static final String HEAD = Sql.read("head");

    private final Database database;

    EventReader(Database database) {
        this.database = database;
    }

    public Optional<RecordedEvent> find(UUID id) {
        return database.transaction(
                "read an event", connection -> Positions.ofId(connection, id).events(connection).stream()
                        .findFirst());
    }

    /** In the order of positions, rising unless the filter says otherwise. */
    public List<RecordedEvent> find(EventFilter filter) {
        if (filter.subject().isPresent() && filter.correlationId().isEmpty()) {
            return ofSubject(filter);
        }
        String sql = filter.newestFirst() ? BY_FILTER_NEWEST_FIRST : BY_FILTER;
        return database.transaction("read events", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, filter);
                return EventRows.all(statement);
            }
        });
    }

    /** All that happened to a subject, the oldest position first; at most {@link EventFilter#MOST}. */
    public List<RecordedEvent> history(Subject subject) {
        return find(EventFilter.all().subject(subject).limit(EventFilter.MOST));
    }

    /**
     * The next events beyond a position, in order; empty at the head. Who has seen position N has seen all up to N:
     * nothing smaller ever appears later.
     *
     * @param limit at most so many, from 1
     */
    public List<RecordedEvent> after(long position, int limit) {
        if (limit < 1) {
            throw WhenceException.bug("a limit of " + limit + " events was asked for", null);
        }
        return database.transaction(
                "read the next events",
                connection -> slice(connection, OF_SLICE, position, limit, (rows, last) -> EventRows.all(rows)));
    }

    /**
     * Of the next events those of some types, and the last of all, whatever its type.
     *
     * @param limit at most so many are looked at, from 1
     * @param types names, a trailing {@code *} for any rest
     */
    public List<RecordedEvent> after(long position, int limit, Collection<String> types) {
        String[] patterns = types.stream()
                .map(type -> type.replace("_", "\\_").replace('*', '%'))
                .toArray(String[]::new);
        return database.transaction(
                "read the next events",
                connection -> slice(connection, OF_SLICE_BY_TYPE, position, limit, (statement, last) -> {
                    statement.setArray(5, connection.createArrayOf("text", patterns));
                    statement.setLong(6, last);
                    return EventRows.all(statement);
                }));
    }

    /** What {@link #after} gives, as text: for who reads very many. */
    public List<EventText> textsAfter(long position, int limit) {
        return database.transaction(
                "read the next events",
                connection ->
                        slice(connection, TEXTS_OF_SLICE, position, limit, (rows, last) -> EventRows.texts(rows)));
    }

    /** The position of the newest event; 0 in an empty store. */
    public long head() {
        return headLink().position();
    }

    Head headLink() {
        return database.transaction("read the head", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(HEAD);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Head(row.getLong(1), row.getBytes(2));
            }
        });
    }

    /**
     * How many events of a source there are of each type up to a position, by type in alphabetical order. Reads every
     * event.
     */
    public Map<String, Long> countsByType(String source, long upTo) {
        return database.transaction("count events", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COUNT_BY_TYPE)) {
                statement.setString(1, source);
                statement.setLong(2, upTo);
                Map<String, Long> counts = new LinkedHashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts.put(rows.getString(1), rows.getLong(2));
                    }
                }
                return counts;
            }
        });
    }

    /**
     * The last event that a connector told of transactions before a place in its source's log.
     *
     * @param beyond a position whose events all are of transactions before that; given back where there is none later
     */
    public long lastBefore(String source, long sourcePosition, long beyond) {
        return database.transaction("find the last event of a source", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LAST_BEFORE)) {
                statement.setLong(1, beyond);
                statement.setLong(2, beyond);
                statement.setString(3, source);
                statement.setLong(4, sourcePosition);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private List<RecordedEvent> ofSubject(EventFilter filter) {
        return database.transaction("read a subject's events", connection -> {
            List<RecordedEvent> events =
                    new ArrayList<>(Positions.ofSubject(connection, filter).events(connection));
            if (filter.newestFirst()) {
                Collections.reverse(events);
            }
            return events;
        });
    }

    /** Reads the rows of a statement; the last of the slice is at that position. */
    private interface Rows<T> {
        List<T> all(PreparedStatement statement, long last) throws SQLException;
    }

    private static <T> List<T> slice(Connection connection, String sql, long position, int limit, Rows<T> rows)
            throws SQLException {
        try (PreparedStatement slice = connection.prepareStatement(SLICE);
                PreparedStatement events = connection.prepareStatement(sql)) {
            slice.setLong(1, position);
            slice.setInt(2, limit);
            try (ResultSet row = slice.executeQuery()) {
                row.next();
                OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
                if (first == null) {
                    return List.of();
                }
                events.setLong(1, position);
                events.setLong(2, row.getLong(3));
                events.setObject(3, first);
                events.setObject(4, row.getObject(2, OffsetDateTime.class));
                return rows.all(events, row.getLong(3));
            }
        }
    }

    private static void bind(PreparedStatement statement, EventFilter filter) throws SQLException {
        Parameters parameters = new Parameters(statement).number(filter.after());
        parameters.twice(filter.type()).twice(filter.typePrefix());
        parameters.twice(filter.subject()).twice(filter.correlationId());
        parameters.timeTwice(filter.from()).timeTwice(filter.to()).number(filter.limit());
    }
}
