package dev.whence.store;

import com.pgvector.PGvector;
import dev.whence.event.RecordedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What events mean, and their embeddings: each distinct gist once, however many events share it. Vectors have 384
 * dimensions and are compared by cosine. Thread-safe.
 */
public final class Gists {
    private static final String WITHOUT_EMBEDDING = Sql.read("gists-without-embedding");
    private static final String SAVE_EMBEDDING = Sql.read("save-embedding");
    private static final String SIMILAR = Sql.read("similar-events");
    private static final String COUNT = Sql.read("count-gists");

    /** How many neighbours the HNSW index looks at: more finds better and takes longer. */
    private static final int CANDIDATES = 100;

    private static final UUID NONE = new UUID(0, 0);

    private final Database writers;
    private final Database readers;

    Gists(Database writers, Database readers) {
        this.writers = writers;
        this.readers = readers;
    }

    /** An event and how near its meaning is: 1 is the same, 0 has nothing in common. */
    public record Similar(RecordedEvent event, double similarity) {}

    /** How many distinct gists there are and how many of them still lack an embedding. */
    public record Backlog(long gists, long withoutEmbedding) {}

    /** Some gists that have no embedding yet, by id; empty where all have one. */
    public Map<UUID, String> withoutEmbedding(int limit) {
        return readers.transaction("read gists", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WITHOUT_EMBEDDING)) {
                statement.setInt(1, limit);
                Map<UUID, String> gists = new LinkedHashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        gists.put(rows.getObject(1, UUID.class), rows.getString(2));
                    }
                }
                return gists;
            }
        });
    }

    /** Saves embeddings made by the named model. */
    public void save(String model, Map<UUID, float[]> embeddings) {
        writers.transaction("save embeddings", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SAVE_EMBEDDING)) {
                for (Map.Entry<UUID, float[]> embedding : embeddings.entrySet()) {
                    statement.setString(1, model);
                    statement.setObject(2, new PGvector(embedding.getValue()));
                    statement.setObject(3, embedding.getKey());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /**
     * The events that are nearest in meaning, nearest first, the newest first among equals.
     *
     * @param except an event that is not to be among them
     * @param eventsOfAGist at most so many events that mean exactly the same
     */
    public List<Similar> nearest(float[] vector, Optional<UUID> except, int limit, int eventsOfAGist) {
        return readers.transaction("search by meaning", connection -> {
            searchWidely(connection);
            try (PreparedStatement statement = connection.prepareStatement(SIMILAR)) {
                statement.setObject(1, new PGvector(vector));
                statement.setObject(2, new PGvector(vector));
                statement.setInt(3, limit + 1);
                statement.setObject(4, except.orElse(NONE));
                statement.setInt(5, eventsOfAGist);
                statement.setInt(6, limit);
                List<Similar> similar = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        similar.add(new Similar(EventRows.one(rows), rows.getDouble("similarity")));
                    }
                }
                return similar;
            }
        });
    }

    public Backlog backlog() {
        return readers.transaction("count gists", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COUNT);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getLong(2));
            }
        });
    }

    private static void searchWidely(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local hnsw.ef_search = " + CANDIDATES);
        }
    }
}
