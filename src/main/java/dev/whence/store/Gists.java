package dev.whence.store;

import com.pgvector.PGvector;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What events mean, and their embeddings: each distinct gist once, however many events share it. Thread-safe. */
public final class Gists {
    private static final String WITHOUT_EMBEDDING = Sql.read("gists-without-embedding");
    private static final String SAVE_EMBEDDING = Sql.read("save-embedding");
    private static final String EMBEDDED_TO = Sql.read("embedded-to");
    private static final String VECTOR = Sql.read("vector-of-gist");
    private static final String COUNT = Sql.read("count-gists");

    private final Database writers;
    private final Database readers;

    Gists(Database writers, Database readers) {
        this.writers = writers;
        this.readers = readers;
    }

    /** @param number in the order in which gists came, from 1, with gaps */
    public record Gist(long number, UUID id, String text) {}

    /** A gist and its vector. */
    public record Embedded(Gist gist, float[] vector) {}

    /** The next gists that have no vector of the model yet, in the order in which they came; empty where all have one. */
    public List<Gist> withoutEmbedding(String model, int limit) {
        return readers.transaction("read gists", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WITHOUT_EMBEDDING)) {
                statement.setString(1, model);
                statement.setInt(2, limit);
                List<Gist> gists = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        gists.add(new Gist(rows.getLong(1), rows.getObject(2, UUID.class), rows.getString(3)));
                    }
                }
                return gists;
            }
        });
    }

    /** Saves embeddings made by the named model: those that {@link #withoutEmbedding} named, all of them. */
    public void save(String model, List<Embedded> embeddings) {
        writers.transaction("save embeddings", connection -> {
            try (PreparedStatement save = connection.prepareStatement(SAVE_EMBEDDING);
                    PreparedStatement reached = connection.prepareStatement(EMBEDDED_TO)) {
                for (Embedded embedded : embeddings) {
                    save.setObject(1, embedded.gist().id());
                    save.setObject(2, new PGvector(embedded.vector()));
                    save.setString(3, model);
                    save.addBatch();
                }
                save.executeBatch();
                reached.setLong(
                        1,
                        embeddings.stream()
                                .mapToLong(each -> each.gist().number())
                                .max()
                                .orElse(0));
                reached.setString(2, model);
                return reached.executeUpdate();
            }
        });
    }

    /** The vector of a text that is the gist of some event, by the model that serves; empty where there is none yet. */
    public Optional<float[]> vector(String gist) {
        return readers.transaction("read a vector", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(VECTOR)) {
                statement.setObject(1, EventHash.gistId(gist).orElse(new UUID(0, 0)));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new PGvector(row.getString(1)).toArray()) : Optional.empty();
                }
            }
        });
    }

    /** How many distinct gists there are. */
    public long count() {
        return readers.transaction("count gists", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COUNT);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
