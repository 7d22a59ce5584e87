package dev.whence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Where the events end: the last position and the last link of the chain of hashes. */
record Head(long position, byte[] hash) {
    private static final String LOCK = Sql.read("lock-head");
    private static final String MOVE = Sql.read("move-head");
    private static final String ANNOUNCE = Sql.read("announce");

    /** Waits until no other transaction is appending, and keeps others waiting until this one ends. */
    static Head lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), row.getBytes(2));
        }
    }

    /** Makes this the head, and wakes subscribers when the transaction commits. */
    void store(Connection connection) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setLong(1, position);
            move.setBytes(2, hash);
            move.executeUpdate();
        }
        try (PreparedStatement announce = connection.prepareStatement(ANNOUNCE)) {
            announce.setLong(1, position);
            announce.execute();
        }
    }
}
