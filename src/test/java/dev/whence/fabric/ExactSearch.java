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

/**
 * The nearest gists, by comparing with every one that a filter lets through. Which these are is found first, and kept
 * until another filter comes.
 */
final class ExactSearch implements AutoCloseable {
    private static final String AMONG =
            """
            insert into candidate
            select distinct gist_id from event
            where gist_id is not null and starts_with(type, ?) and occurred_at >= ? and occurred_at < ?
            """;
    private static final String NEAREST =
            """
            select gist.text
            from gist_vector as vector
            join embedding_model as model on model.id = vector.model and model.serving
            join gist on gist.id = vector.gist_id
            join candidate on candidate.gist_id = vector.gist_id
            order by vector.embedding <=> ?, gist.text
            limit ?
            """;

    private final Connection connection;
    private Optional<EventFilter> compared = Optional.empty();

    ExactSearch(Database database) throws SQLException {
        this.connection = database.connect();
        execute("create temporary table candidate (gist_id uuid primary key)");
    }

    /** So many as the filter wants. */
    Set<String> gists(float[] vector, EventFilter among) throws SQLException {
        if (!compared.equals(Optional.of(among))) {
            find(among);
        }
        try (PreparedStatement statement = connection.prepareStatement(NEAREST)) {
            statement.setObject(1, new PGvector(vector));
            statement.setInt(2, among.limit());
            Set<String> gists = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    gists.add(rows.getString(1));
                }
            }
            return gists;
        }
    }

    private void find(EventFilter among) throws SQLException {
        execute("truncate candidate", "set enable_indexscan = on");
        Optional<String> prefix = among.typePrefix().or(() -> among.type().map(Object::toString));
        try (PreparedStatement statement = connection.prepareStatement(AMONG)) {
            statement.setString(1, prefix.orElse(""));
            statement.setObject(2, among.from().orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC));
            statement.setObject(
                    3, among.to().orElse(Instant.parse("2100-01-01T00:00:00Z")).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
        execute("analyze candidate", "set enable_indexscan = off");
        compared = Optional.of(among);
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
