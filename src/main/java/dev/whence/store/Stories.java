package dev.whence.store;

import dev.whence.event.Subject;
import dev.whence.store.EmbeddingModels.Model;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Business processes as what happened in them: the events of one correlation. Thread-safe. */
public final class Stories {
    private static final String STORIES = Sql.read("stories");
    private static final String FREQUENCIES = Sql.read("gist-frequencies");
    private static final String NEAR = Sql.read("stories-with-near-gists");
    private static final String SIMILARITIES = Sql.read("gist-similarities");

    private final Database readers;
    private final EventReader reader;

    Stories(Database readers, EventReader reader) {
        this.readers = readers;
        this.reader = reader;
    }

    /** Something that happened, by what it means. */
    public record Part(String type, UUID gist, String narrative) {}

    /** @param correlation such as {@code order/4711} */
    public record Story(String correlation, List<Part> parts) {
        public Story {
            parts = List.copyOf(parts);
        }
    }

    /** Two gists that were compared. */
    public record Pair(UUID one, UUID other) {}

    /** The process that a subject belongs to, or belonged to last; empty where there is no such subject. */
    public Optional<Story> of(Subject subject) {
        List<Story> stories = reader
                .find(EventFilter.all().subject(subject).newestFirst(true).limit(1))
                .stream()
                .map(newest -> newest.event().correlationId())
                .findFirst()
                .map(correlation -> all(List.of(correlation)))
                .orElse(List.of());
        return stories.stream().findFirst();
    }

    /** In no particular order. */
    public List<Story> all(Collection<String> correlations) {
        return readers.transaction("read stories", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(STORIES)) {
                statement.setArray(1, connection.createArrayOf("text", correlations.toArray()));
                Map<String, List<Part>> stories = new LinkedHashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        stories.computeIfAbsent(rows.getString(1), correlation -> new ArrayList<>())
                                .add(new Part(rows.getString(2), rows.getObject(3, UUID.class), rows.getString(4)));
                    }
                }
                return stories.entrySet().stream()
                        .map(story -> new Story(story.getKey(), story.getValue()))
                        .toList();
            }
        });
    }

    /** How many events have each of these gists; counted up to 5,000. */
    public Map<UUID, Long> frequencies(Collection<UUID> gists) {
        return readers.transaction("count events", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FREQUENCIES)) {
                statement.setArray(1, uuids(connection, gists));
                Map<UUID, Long> frequencies = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        frequencies.put(rows.getObject(1, UUID.class), rows.getLong(2));
                    }
                }
                return frequencies;
            }
        });
    }

    /**
     * Other processes of the same kind in which nearly the same happened, the likeliest first; among very many, the newest.
     *
     * @param weights how much it matters that a gist occurs
     */
    public List<String> near(Model model, String correlation, Map<UUID, Double> weights, int limit) {
        String kind = correlation.substring(0, correlation.indexOf('/') + 1);
        return readers.transaction("search stories", connection -> {
            String sql = NEAR.replace("DIMENSIONS", String.valueOf(model.dimensions()));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                new Parameters(statement)
                        .array(uuids(connection, weights.keySet()))
                        .array(connection.createArrayOf(
                                "float8", weights.values().toArray()))
                        .number(model.id())
                        .number(model.id())
                        .text(correlation)
                        .text(kind)
                        .number(limit);
                List<String> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }

    /** The cosine of each of the first with each of the others; those without a vector are left out. */
    public Map<Pair, Double> similarities(Model model, Collection<UUID> some, Collection<UUID> others) {
        return readers.transaction("compare gists", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SIMILARITIES)) {
                new Parameters(statement)
                        .number(model.id())
                        .array(uuids(connection, some))
                        .array(uuids(connection, others));
                Map<Pair, Double> similarities = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        similarities.put(
                                new Pair(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)),
                                rows.getDouble(3));
                    }
                }
                return similarities;
            }
        });
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
