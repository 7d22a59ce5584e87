package dev.whence.store;

import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.MeaningSearch.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * In which way gists are gone through from the nearest on. Where a filter leaves few events (of a subject, of an hour),
 * exactly their gists; where it leaves few gists (of a type), exactly those; else all, along the HNSW index as far as needed.
 *
 * @param types that the filter lets through; empty where all
 */
record GistOrder(Way way, Query query, Model model, Optional<List<String>> types, List<UUID> gists) {
    private static final String BY_INDEX = Sql.read("nearest-gists");
    private static final String OF_TYPES = Sql.read("nearest-gists-of-types");
    private static final String OF = Sql.read("nearest-gists-of");
    private static final String TYPES = Sql.read("types-of-gists");
    private static final String COUNT_OF_TYPES = Sql.read("count-gists-of-types");
    private static final String GISTS_OF_EVENTS = Sql.read("gists-of-events");
    private static final String GISTS_OF_SUBJECT = Sql.read("gists-of-subject");

    /** Up to so many events it is quicker to look at them than to look for them. */
    private static final int FEW_EVENTS = 5_000;

    /** Up to so many vectors are compared one by one, some milliseconds. */
    private static final int FEW_GISTS = 10_000;

    private static final String WIDELY =
            """
            set local hnsw.ef_search = 100;
            set local hnsw.iterative_scan = strict_order;
            set local hnsw.max_scan_tuples = 1000000;
            set local enable_seqscan = off;
            set local enable_bitmapscan = off;
            set local enable_sort = off""";

    private enum Way {
        ALONG_THE_INDEX,
        THOSE_OF_TYPES,
        THESE
    }

    /** Empty where no model serves yet. */
    static Optional<GistOrder> choose(Connection connection, Query query) throws SQLException {
        Optional<Model> serving =
                EmbeddingModels.all(connection).stream().filter(Model::serving).findFirst();
        return serving.isEmpty() ? Optional.empty() : Optional.of(choose(connection, query, serving.get()));
    }

    private static GistOrder choose(Connection connection, Query query, Model model) throws SQLException {
        EventFilter among = query.among();
        boolean typed = among.type().isPresent() || among.typePrefix().isPresent();
        boolean timed = among.from().isPresent() || among.to().isPresent();
        Optional<List<String>> types = typed || timed ? Optional.of(types(connection, among)) : Optional.empty();
        Optional<List<String>> wanted = typed ? types : Optional.empty();
        if (among.subject().isPresent()) {
            return new GistOrder(Way.THESE, query, model, wanted, ofSubject(connection, among));
        }
        Optional<List<UUID>> few = timed ? ofFewEvents(connection, among, types.orElseThrow()) : Optional.empty();
        if (few.isPresent()) {
            return new GistOrder(Way.THESE, query, model, wanted, few.get());
        }
        boolean exactly = typed && count(connection, types.orElseThrow()) <= FEW_GISTS;
        return new GistOrder(exactly ? Way.THOSE_OF_TYPES : Way.ALONG_THE_INDEX, query, model, wanted, List.of());
    }

    /** Its rows are gists and their distances. */
    PreparedStatement statement(Connection connection) throws SQLException {
        if (way == Way.ALONG_THE_INDEX) {
            try (Statement settings = connection.createStatement()) {
                settings.execute(WIDELY);
            }
        }
        String sql =
                switch (way) {
                    case ALONG_THE_INDEX -> BY_INDEX.replace("DIMENSIONS", String.valueOf(model.dimensions()));
                    case THOSE_OF_TYPES -> OF_TYPES;
                    case THESE -> OF;
                };
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(query.among().limit() + 1);
        statement.setObject(1, query.asVector());
        statement.setInt(2, model.id());
        if (way == Way.THOSE_OF_TYPES) {
            statement.setArray(
                    3, connection.createArrayOf("text", types.orElseThrow().toArray()));
        } else if (way == Way.THESE) {
            statement.setArray(3, connection.createArrayOf("uuid", gists.toArray()));
        }
        return statement;
    }

    private static List<String> types(Connection connection, EventFilter among) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TYPES)) {
            new Parameters(statement).twice(among.type()).twice(among.typePrefix());
            List<String> types = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
            }
            return types;
        }
    }

    private static long count(Connection connection, List<String> types) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT_OF_TYPES)) {
            statement.setArray(1, connection.createArrayOf("text", types.toArray()));
            statement.setInt(2, FEW_GISTS + 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<UUID> ofSubject(Connection connection, EventFilter among) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GISTS_OF_SUBJECT)) {
            statement.setString(1, among.subject().orElseThrow().toString());
            return gists(statement, Integer.MAX_VALUE).orElseThrow();
        }
    }

    private static Optional<List<UUID>> ofFewEvents(Connection connection, EventFilter among, List<String> types)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GISTS_OF_EVENTS)) {
            new Parameters(statement)
                    .array(connection.createArrayOf("text", types.toArray()))
                    .timeTwice(among.from())
                    .timeTwice(among.to())
                    .number(FEW_EVENTS + 1L);
            return gists(statement, FEW_EVENTS);
        }
    }

    /** Empty where there are more than so many events. */
    private static Optional<List<UUID>> gists(PreparedStatement statement, int most) throws SQLException {
        List<UUID> gists = new ArrayList<>();
        long events = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID gist = rows.getObject(1, UUID.class);
                events += rows.getLong(2);
                if (gist != null) {
                    gists.add(gist);
                }
            }
        }
        return events > most ? Optional.empty() : Optional.of(gists);
    }
}
