package dev.whence.projection;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Puts events into the table {@code batch}, which the files of a projection read. */
final class EventBatch {
    private EventBatch() {}

    static void append(DuckDBConnection connection, List<RecordedEvent> events) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "batch")) {
            for (RecordedEvent recorded : events) {
                Event event = recorded.event();
                appender.beginRow();
                appender.append(recorded.position());
                appender.append(event.id());
                appender.append(event.type().value());
                appender.append(event.source());
                appender.append(event.subject().toString());
                appender.append(utc(event.occurredAt()));
                appender.append(utc(recorded.recordedAt()));
                appender.append(event.data().toString());
                appender.append(event.correlationId());
                appender.endRow();
            }
        }
    }

    static Set<String> types(List<RecordedEvent> events) {
        return events.stream().map(recorded -> recorded.event().type().value()).collect(Collectors.toSet());
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
