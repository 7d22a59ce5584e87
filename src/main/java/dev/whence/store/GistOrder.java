package dev.whence.store;

import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.MeaningSearch.Query;
import java.sql.Array;
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
 * In which way gists are gone through from the nearest on. Where a filter leaves few events (of a subject, of an hour), their
 * gists are compared one by one. Else those of types with few gists are, and where there are other types, the HNSW index is
 * gone along besides, as far as needed. The index alone would not do: where one type has nearly all gists, its graph has no
 * way to the few that are unlike them.
 *
 * @param types that the filter lets through; empty where all
 * @param oneByOne types whose gists are compared one by one
 * @param gists that are, where a filter leaves few events
 */
record GistOrder(
        Query query,
        Model model,
        Optional<List<String>> types,
        List<String> oneByOne,
        boolean alongIndex,
        List<UUID> gists) {
    private static final String BY_INDEX = Sql.read("nearest-gists");
    private static final String OF_TYPES = Sql.read("nearest-gists-of-types");
    private static final String OF = Sql.read("nearest-gists-of");
    private static final String TYPES = Sql.read("types-of-gists");
    private static final String GISTS_OF_TYPES = Sql.read("few-gists-of-types");
    private static final String GISTS_OF_EVENTS = Sql.read("gists-of-events");
    private static final String GISTS_OF_SUBJECT = Sql.read("gists-of-subject");

    /** Up to so many events it is quicker to look at them than to look for them. */
    private static final int FEW_EVENTS = 5_000;

    /** Up to so many vectors are compared one by one beside the index, some milliseconds. */
    private static final int FEW_GISTS = 10_000;

    /** And so many of the types that are asked for: what is far from all of them the index finds less surely. */
    private static final int FEW_OF_TYPES = 20_000;

    private static final String WIDELY =
            """
            set local hnsw.ef_search = 100;
            set local hnsw.iterative_scan = strict_order;
            set local hnsw.max_scan_tuples = 1000000;
            set local enable_seqscan = off;
            set local enable_bitmapscan = off;
            set local enable_sort = off""";

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
        List<String> types = types(connection, among);
        Optional<List<String>> wanted = typed ? Optional.of(types) : Optional.empty();
        if (among.subject().isPresent()) {
            return of(query, model, wanted, ofSubject(connection, among));
        }
        Optional<List<UUID>> few = timed ? ofFewEvents(connection, among, types) : Optional.empty();
        if (few.isPresent()) {
            return of(query, model, wanted, few.get());
        }
        List<String> small = withFewGists(connection, types, typed ? FEW_OF_TYPES : FEW_GISTS);
        return new GistOrder(query, model, wanted, small, small.size() < types.size(), List.of());
    }

    private static GistOrder of(Query query, Model model, Optional<List<String>> types, List<UUID> gists) {
        return new GistOrder(query, model, types, List.of(), false, gists);
    }

    NearestGists open(Connection connection) throws SQLException {
        NearestGists nearest = new NearestGists();
        if (!gists.isEmpty()) {
            nearest.add(search(connection, OF, connection.createArrayOf("uuid", gists.toArray())));
        }
        if (!oneByOne.isEmpty()) {
            nearest.add(search(connection, OF_TYPES, connection.createArrayOf("text", oneByOne.toArray())));
        }
        if (alongIndex) {
            try (Statement settings = connection.createStatement()) {
                settings.execute(WIDELY);
            }
            nearest.add(search(connection, BY_INDEX.replace("DIMENSIONS", String.valueOf(model.dimensions()))));
        }
        return nearest;
    }

    private PreparedStatement search(Connection connection, String sql, Array... among) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(query.among().limit() + 1);
        statement.setObject(1, query.asVector());
        statement.setInt(2, model.id());
        for (int i = 0; i < among.length; i++) {
            statement.setArray(3 + i, among[i]);
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

    /** The smallest of them, which together have few gists. */
    private static List<String> withFewGists(Connection connection, List<String> types, int few) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GISTS_OF_TYPES)) {
            statement.setInt(1, few + 1);
            statement.setArray(2, connection.createArrayOf("text", types.toArray()));
            List<String> small = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                long gists = 0;
                while (rows.next()) {
                    gists += rows.getLong(2);
                    if (gists > few) {
                        break;
                    }
                    small.add(rows.getString(1));
                }
            }
            return small;
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
