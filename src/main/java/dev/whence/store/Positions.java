package dev.whence.store;

import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where events lie, as the table of identities knows it. Asking it first spares a look into every chunk: the times say
 * which chunks are concerned.
 */
record Positions(List<Long> positions, List<OffsetDateTime> times) {
    private static final String OF_ID = Sql.read("position-of-id");
    private static final String OF_SUBJECT = Sql.read("positions-of-subject");
    private static final String OF_SUBJECT_NEWEST_FIRST = Sql.read("positions-of-subject-newest-first");
    private static final String EVENTS = Sql.read("events-at-positions");

    static Positions ofId(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_ID)) {
            statement.setObject(1, id);
            return read(statement);
        }
    }

    /** The filter must name a subject; its correlation is not looked at. */
    static Positions ofSubject(Connection connection, EventFilter filter) throws SQLException {
        String sql = filter.newestFirst() ? OF_SUBJECT_NEWEST_FIRST : OF_SUBJECT;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement)
                    .text(filter.subject().orElseThrow())
                    .number(filter.after())
                    .twice(filter.type())
                    .twice(filter.typePrefix())
                    .timeTwice(filter.from())
                    .timeTwice(filter.to())
                    .number(filter.limit());
            return read(statement);
        }
    }

    /** Where the newest event of a subject lies; 0 where there is none. */
    static long last(Connection connection, Subject subject) throws SQLException {
        Positions newest = ofSubject(
                connection, EventFilter.all().subject(subject).newestFirst(true).limit(1));
        return newest.positions().isEmpty() ? 0 : newest.positions().get(0);
    }

    /** By rising position. */
    List<RecordedEvent> events(Connection connection) throws SQLException {
        if (positions.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setArray(1, connection.createArrayOf("int8", positions.toArray()));
            statement.setObject(2, times.stream().min(OffsetDateTime::compareTo).orElseThrow());
            statement.setObject(3, times.stream().max(OffsetDateTime::compareTo).orElseThrow());
            return EventRows.all(statement);
        }
    }

    /** Rows of a position and its time. */
    static Positions read(PreparedStatement statement) throws SQLException {
        List<Long> positions = new ArrayList<>();
        List<OffsetDateTime> times = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
                times.add(rows.getObject(2, OffsetDateTime.class));
            }
        }
        return new Positions(positions, times);
    }
}
