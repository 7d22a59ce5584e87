package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsBehindTest {
    private static final String ROWS =
            "select * from (values ('a', 1), ('b', 7), ('b', 7), ('c', 40), (null, null)) as rows (id, position)";

    @ParameterizedTest
    @ValueSource(longs = {0, 40, 1_000_000, 1_000_000_000_000L})
    void eachEventCountsOnceAndTheNewestComeFirst(long last) throws SQLException {
        assertThat(behind(ROWS, last)).containsExactly(3L, List.of("c", "b", "b", "a"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 40, 1_000_000_000_000L})
    void nothingIsBehindNoRows(long last) throws SQLException {
        assertThat(behind(ROWS + " where false", last)).containsExactly(0L, List.of());
    }

    @Test
    void rowsOfOwnEventsAreCounted() throws SQLException {
        String rows = "select * from (values ('a', 1), ('c', 40), ('b', 7), (null, null)) as rows (id, position)";
        assertThat(result(EventsBehind.each(events(rows)))).containsExactly(3L, List.of("c", "b", "a"));
        assertThat(result(EventsBehind.each(events(rows + " where false")))).containsExactly(0L, List.of());
    }

    private static List<Object> behind(String rows, long last) throws SQLException {
        return result(EventsBehind.of(events(rows), last));
    }

    private static Select<?> events(String rows) {
        return DSL.select(DSL.field("id"), DSL.field("position")).from(DSL.table("(" + rows + ")"));
    }

    private static List<Object> result(Select<?> behind) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return Statement.of(behind)
                    .run(connection, row -> {
                        Array ids = row.getArray(2);
                        return List.of(row.getLong(1), ids == null ? List.of() : List.of((Object[]) ids.getArray()));
                    })
                    .get(0);
        }
    }
}
