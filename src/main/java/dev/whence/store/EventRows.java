package dev.whence.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import dev.whence.event.WhenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads events from rows that have the columns of the reading statements, in their order. */
final class EventRows {
    private static final ObjectReader DATA = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(ObjectNode.class);

    private EventRows() {}

    static List<RecordedEvent> all(PreparedStatement statement) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                events.add(one(rows));
            }
        }
        return events;
    }

    /** Of the statement that reads texts. */
    static List<EventText> texts(PreparedStatement statement) throws SQLException {
        List<EventText> events = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(new EventText(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        time(row, 6),
                        time(row, 7),
                        row.getString(8),
                        row.getString(9)));
            }
        }
        return events;
    }

    static RecordedEvent one(ResultSet row) throws SQLException {
        Event event = new Event(
                row.getObject(2, UUID.class),
                new EventType(row.getString(3)),
                row.getInt(4),
                Subject.parse(row.getString(5)),
                time(row, 6),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                Optional.ofNullable(row.getObject(11, UUID.class)),
                data(row.getString(12)),
                row.getString(13),
                Optional.ofNullable(row.getString(14)).orElse(""));
        return new RecordedEvent(row.getLong(1), time(row, 7), EventHash.hex(row.getBytes(15)), event);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static ObjectNode data(String json) {
        try {
            return DATA.readValue(json);
        } catch (JsonProcessingException e) {
            throw WhenceException.bug("the store holds event data that is no JSON object", e);
        }
    }
}
