package dev.whence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedding models whose vectors the store holds. One serves; another may come beside it, whose vectors are made while
 * the first still answers. Thread-safe.
 */
public final class EmbeddingModels {
    private static final String ALL = Sql.read("embedding-models");
    private static final String ADD = Sql.read("add-embedding-model");
    private static final String INDEX = Sql.read("index-embedding-model");
    private static final String FORGET_OTHERS = Sql.read("forget-other-embedding-models");
    private static final String SERVE = Sql.read("serve-embedding-model");

    private final Database writers;
    private final Database readers;

    EmbeddingModels(Database writers, Database readers) {
        this.writers = writers;
        this.readers = readers;
    }

    /** @param waiting how many gists have no vector of this model yet */
    public record Model(int id, String name, int dimensions, boolean serving, long waiting) {}

    /** The one that serves first. */
    public List<Model> all() {
        return readers.transaction("read the embedding models", EmbeddingModels::all);
    }

    /** Empty where none was ever begun. */
    public Optional<Model> serving() {
        return all().stream().filter(Model::serving).findFirst();
    }

    static List<Model> all(Connection connection) throws SQLException {
        List<Model> models = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                models.add(new Model(
                        rows.getInt(1), rows.getString(2), rows.getInt(3), rows.getBoolean(4), rows.getLong(5)));
            }
        }
        return models;
    }

    /** Makes room for the vectors of a model. It serves at once if none does; another that was coming is forgotten. */
    public void begin(String name, int dimensions) {
        writers.transaction("begin with an embedding model", connection -> {
            forgetOthers(connection, name, false);
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                add.setString(1, name);
                add.setInt(2, dimensions);
                try (ResultSet row = add.executeQuery()) {
                    return row.next() && index(connection, row.getInt(1), dimensions);
                }
            }
        });
    }

    /** From now on this one serves, and all others are forgotten with their vectors. */
    public void serve(String name) {
        writers.transaction("change the embedding model", connection -> {
            forgetOthers(connection, name, true);
            try (PreparedStatement serve = connection.prepareStatement(SERVE)) {
                serve.setString(1, name);
                return serve.executeUpdate();
            }
        });
    }

    private static boolean index(Connection connection, int model, int dimensions) throws SQLException {
        try (PreparedStatement index = connection.prepareStatement(INDEX)) {
            index.setInt(1, model);
            index.setInt(2, dimensions);
            return index.execute();
        }
    }

    private static void forgetOthers(Connection connection, String name, boolean servingToo) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET_OTHERS)) {
            forget.setString(1, name);
            forget.setBoolean(2, servingToo);
            forget.execute();
        }
    }
}
