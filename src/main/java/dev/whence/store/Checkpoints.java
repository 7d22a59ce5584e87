package dev.whence.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** How far subscribers have come that keep no checkpoint of their own. Thread-safe. */
public final class Checkpoints {
    private static final String LOAD = Sql.read("load-checkpoint");
    private static final String SAVE = Sql.read("save-checkpoint");

    private final Database database;

    Checkpoints(Database database) {
        this.database = database;
    }

    /** The last position that the subscriber has dealt with; 0 for one that is new. */
    public long load(String subscriber) {
        return database.transaction("read a checkpoint", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
                statement.setString(1, subscriber);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    /** Any position may be saved, a smaller one too: to begin again is the subscriber's own affair. */
    public void save(String subscriber, long position) {
        database.transaction("save a checkpoint", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
                statement.setString(1, subscriber);
                statement.setLong(2, position);
                return statement.executeUpdate();
            }
        });
    }
}
