package dev.whence.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Tells how far the store has come with each connector that it has seen. Thread-safe. */
public final class Connectors {
    private static final String PROGRESS = Sql.read("connector-progress");

    private final Database database;

    Connectors(Database database) {
        this.database = database;
    }

    /** By name. */
    public List<ConnectorProgress> progress() {
        return database.transaction("read the connectors' progress", connection -> {
            List<ConnectorProgress> all = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(PROGRESS);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(new ConnectorProgress(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getObject(6, OffsetDateTime.class).toInstant()));
                }
            }
            return all;
        });
    }
}
