package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.event.Event;
import dev.whence.mapping.Outcome.Rejected;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what could not be made an event, within the transaction that stores the rest. Not thread-safe. */
final class DeadLetterWriter {
    private static final String ADD = Sql.read("add-dead-letter");

    private final String connector;
    private final List<Letter> letters = new ArrayList<>();

    DeadLetterWriter(String connector) {
        this.connector = connector;
    }

    private record Letter(
            Transaction origin,
            String table,
            String key,
            String rule,
            String problem,
            List<RowChange> changes,
            Optional<Row> former,
            Optional<Event> event) {}

    void rejected(Transaction origin, Rejected rejected) {
        letters.add(new Letter(
                origin,
                rejected.key().table(),
                rejected.key().key(),
                rejected.rule(),
                rejected.problem(),
                rejected.changes(),
                rejected.former(),
                Optional.empty()));
    }

    void refused(Transaction origin, Event event, String problem) {
        letters.add(new Letter(
                origin,
                event.type().value(),
                event.subject().toString(),
                "append",
                problem,
                List.of(),
                Optional.empty(),
                Optional.of(event)));
    }

    int size() {
        return letters.size();
    }

    void write(Connection connection) throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Letter letter : letters) {
                statement.setString(1, connector);
                statement.setString(2, letter.origin().id());
                statement.setLong(3, letter.origin().position());
                statement.setObject(4, letter.origin().committedAt().atOffset(ZoneOffset.UTC));
                statement.setString(5, letter.table());
                statement.setString(6, printable(letter.key()));
                statement.setString(7, printable(letter.rule()));
                statement.setString(8, printable(letter.problem()));
                statement.setString(9, ChangeCoding.write(letter.changes()));
                statement.setString(10, letter.former().map(RowCoding::write).orElse(null));
                statement.setString(11, letter.event().map(EventJson::write).orElse(null));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static String printable(String text) {
        return text.replace("\0", "\\u0000");
    }
}
