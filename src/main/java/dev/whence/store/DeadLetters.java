package dev.whence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the dead letters. To try one again is {@link ChangeSetAppender#retry}. Thread-safe. */
public final class DeadLetters {
    private static final String LIST = Sql.read("list-dead-letters");
    private static final String COUNT = Sql.read("count-dead-letters");

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /**
     * The next ones by id.
     *
     * @param after only larger ids; 0 to begin
     * @param resolvedToo also those whose retry succeeded
     */
    public List<DeadLetter> list(long after, int limit, boolean resolvedToo) {
        return database.transaction("list dead letters", connection -> select(connection, after, limit, resolvedToo));
    }

    public Optional<DeadLetter> find(long id) {
        return list(id - 1, 1, true).stream()
                .filter(letter -> letter.id() == id)
                .findFirst();
    }

    /** How many wait to be mended. */
    public long open() {
        return database.transaction("count dead letters", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COUNT);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static List<DeadLetter> select(Connection connection, long after, int limit, boolean resolvedToo)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setLong(1, after);
            statement.setBoolean(2, resolvedToo);
            statement.setInt(3, limit);
            List<DeadLetter> letters = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    letters.add(read(rows));
                }
            }
            return letters;
        }
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                ChangeCoding.read(row.getString(10)),
                Optional.ofNullable(row.getString(11)).map(RowCoding::read),
                Optional.ofNullable(row.getString(12)),
                row.getInt(13),
                row.getString(14).equals("open"),
                row.getObject(15, OffsetDateTime.class).toInstant());
    }
}
