package dev.whence.fabric;

import com.pgvector.PGvector;
import dev.whence.store.EventFilter;
import dev.whence.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The nearest gists, by comparing with every one that a filter lets through. */
final class ExactSearch {
    private static final String QUERY =
            """
            select gist.text
            from gist_vector as vector
            join embedding_model as model on model.id = vector.model and model.serving
            join gist on gist.id = vector.gist_id
            where not ? or vector.gist_id in (
                select gist_id from event
                where starts_with(type, ?) and occurred_at >= ? and occurred_at < ?)
            order by vector.embedding <=> ?, gist.text
            limit ?
            """;

    private final Database database;

    ExactSearch(Database database) {
        this.database = database;
    }

    /** So many as the filter wants. */
    Set<String> gists(float[] vector, EventFilter among) throws SQLException {
        Optional<String> prefix = among.typePrefix().or(() -> among.type().map(Object::toString));
        try (Connection connection = database.connect();
                Statement settings = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(QUERY)) {
            settings.execute("set enable_indexscan = off");
            statement.setBoolean(1, prefix.isPresent() || among.from().isPresent());
            statement.setString(2, prefix.orElse(""));
            statement.setObject(3, among.from().orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC));
            statement.setObject(
                    4, among.to().orElse(Instant.parse("2100-01-01T00:00:00Z")).atOffset(ZoneOffset.UTC));
            statement.setObject(5, new PGvector(vector));
            statement.setInt(6, among.limit());
            Set<String> gists = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    gists.add(rows.getString(1));
                }
            }
            return gists;
        }
    }
}
