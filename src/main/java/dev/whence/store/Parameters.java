package dev.whence.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Binds a statement's parameters one after the other. What may be absent appears twice: as a test for null and as value. */
final class Parameters {
    private final PreparedStatement statement;
    private int next = 1;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(next++, value);
        return this;
    }

    Parameters text(Object value) throws SQLException {
        statement.setString(next++, value.toString());
        return this;
    }

    Parameters twice(Optional<?> value) throws SQLException {
        String text = value.map(Object::toString).orElse(null);
        statement.setString(next++, text);
        statement.setString(next++, text);
        return this;
    }

    Parameters timeTwice(Optional<Instant> value) throws SQLException {
        Object time = value.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
        statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(next++, time, Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    Parameters id(UUID value) throws SQLException {
        statement.setObject(next++, value);
        return this;
    }

    Parameters array(Array values) throws SQLException {
        statement.setArray(next++, values);
        return this;
    }

    Parameters textsTwice(Connection connection, Optional<List<String>> values) throws SQLException {
        Array array = values.isEmpty()
                ? null
                : connection.createArrayOf("text", values.get().toArray());
        return array(array).array(array);
    }
}
