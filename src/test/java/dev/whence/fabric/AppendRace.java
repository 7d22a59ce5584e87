package dev.whence.fabric;

import dev.whence.mapping.MappedEvent;
import dev.whence.store.Store;
import dev.whence.testing.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Appends through the store, and the same rows by COPY into the same hypertable of a second store, batch by batch in turn. */
final class AppendRace {
    private static final String COLUMNS =
            "position, id, type, schema_version, subject, occurred_at, recorded_at, source, "
                    + "source_position, correlation_id, causation_id, data, narrative, gist_id, hash";
    private static final int BATCH = 5_000;

    private final Store store;
    private final Database rows;
    private final Database reference;
    private long appending;
    private long copying;
    private long appended;

    AppendRace(Store store, Database rows, Database reference) {
        this.store = store;
        this.rows = rows;
        this.reference = reference;
    }

    /** From where both are to so many events; says nothing where they are there already. */
    void to(long events, Growth growth) throws SQLException, IOException {
        long head = store.reader().head();
        catchUp(head);
        while (head < events) {
            append(head);
            long next = store.reader().head();
            copying += copy(head, next);
            head = next;
            if (head % 500_000 == 0) {
                System.out.printf("%,12d  appended%n", head);
            }
        }
        if (appended > 0) {
            double append = appended * 1e9 / appending;
            double copy = appended * 1e9 / copying;
            growth.put(events, "append, events/s", "%,.0f".formatted(append));
            growth.put(events, "COPY of the same rows, events/s", "%,.0f".formatted(copy));
            growth.put(events, "append to COPY (0.5 or better)", "%.2f".formatted(append / copy));
        }
        appended = 0;
        appending = 0;
        copying = 0;
    }

    private void append(long head) {
        List<MappedEvent> events = Journeys.between(head, head + BATCH);
        long begin = System.nanoTime();
        store.events().appendMapped(events);
        appending += System.nanoTime() - begin;
        appended += events.size();
    }

    /** A bench that was stopped may have left the reference behind. */
    private void catchUp(long head) throws SQLException, IOException {
        long there;
        try (Connection connection = reference.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(position), 0) from event")) {
            row.next();
            there = row.getLong(1);
        }
        for (long from = there; from < head; from += BATCH) {
            copy(from, Math.min(head, from + BATCH));
        }
    }

    private long copy(long from, long to) throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Connection source = rows.connect();
                Connection target = reference.connect()) {
            String span =
                    "select min(occurred_at), max(occurred_at) from event_identity where position > %d and position <= %d"
                            .formatted(from, to);
            String where = "";
            try (Statement statement = source.createStatement();
                    ResultSet row = statement.executeQuery(span)) {
                row.next();
                where = "occurred_at between '%s' and '%s'".formatted(row.getString(1), row.getString(2));
            }
            manager(source)
                    .copyOut(
                            "copy (select %s from event where position > %d and position <= %d and %s order by position) to stdout (format binary)"
                                    .formatted(COLUMNS, from, to, where),
                            bytes);
            ByteArrayInputStream input = new ByteArrayInputStream(bytes.toByteArray());
            long begin = System.nanoTime();
            manager(target).copyIn("copy event (" + COLUMNS + ") from stdin (format binary)", input);
            return System.nanoTime() - begin;
        }
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
