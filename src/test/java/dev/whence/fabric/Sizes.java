package dev.whence.fabric;

import dev.whence.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What an event takes on the disk. */
final class Sizes {
    private static final String QUERY =
            """
            select hypertable_size('event'), pg_total_relation_size('event_identity'), pg_database_size(current_database()),
                   (select sum(index_bytes) from chunks_detailed_size('event'))
            """;

    private Sizes() {}

    static void measure(Database database, long events, Growth growth) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            growth.put(events, "bytes an event: hypertable with indexes", bytes(row.getLong(1), events));
            growth.put(events, "bytes an event: its indexes alone", bytes(row.getLong(4), events));
            growth.put(events, "bytes an event: identities", bytes(row.getLong(2), events));
            growth.put(events, "bytes an event: whole store", bytes(row.getLong(3), events));
        }
    }

    private static String bytes(long all, long events) {
        return "%,d".formatted(all / events);
    }
}
