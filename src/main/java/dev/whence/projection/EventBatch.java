package dev.whence.projection;

import dev.whence.store.EventText;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The table {@code batch} of events, which the files of a projection read. Filled piece by piece. Not thread-safe. */
final class EventBatch {
    private static final String TABLE =
            """
            create or replace temp table batch (
                position bigint, id uuid, type varchar, source varchar, subject varchar,
                occurred_at timestamp, recorded_at timestamp, data varchar, correlation_id varchar);
            """;

    private final DuckDBConnection connection;
    private final Set<String> types = new HashSet<>();
    private Checkpoint end = Checkpoint.START;
    private int size;

    EventBatch(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** At least one. */
    void add(List<EventText> events) throws SQLException {
        if (size == 0) {
            clear();
        }
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "batch")) {
            for (EventText event : events) {
                types.add(event.type());
                append(appender, event);
            }
        }
        EventText last = events.get(events.size() - 1);
        end = new Checkpoint(last.position(), last.recordedAt());
        size += events.size();
    }

    int size() {
        return size;
    }

    Set<String> types() {
        return types;
    }

    /** Where the projection is when it has taken them. */
    Checkpoint end() {
        return end;
    }

    /** What is added next begins another batch. */
    void done() {
        size = 0;
    }

    private void clear() throws SQLException {
        types.clear();
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    private static void append(DuckDBAppender appender, EventText event) throws SQLException {
        appender.beginRow();
        appender.append(event.position());
        appender.append(event.id());
        appender.append(event.type());
        appender.append(event.source());
        appender.append(event.subject());
        appender.appendEpochMicros(micros(event.occurredAt()));
        appender.appendEpochMicros(micros(event.recordedAt()));
        appender.append(event.data());
        appender.append(event.correlationId());
        appender.endRow();
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1_000);
    }
}
