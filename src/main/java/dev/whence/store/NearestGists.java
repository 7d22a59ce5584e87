package dev.whence.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gists from the nearest on, each once, merged from searches of which each gives its own in that order. Not thread-safe. */
final class NearestGists implements AutoCloseable {
    private final List<Search> searches = new ArrayList<>();
    private final Set<UUID> given = new HashSet<>();

    /** A gist and its cosine distance. */
    record Near(UUID gist, double distance) {}

    /** @param statement ready to be executed; its rows are gists and their distances. Closed with this. */
    void add(PreparedStatement statement) throws SQLException {
        searches.add(new Search(statement));
    }

    /** The next so many; fewer when these are the last. */
    List<Near> page(int size) throws SQLException {
        List<Near> page = new ArrayList<>(size);
        while (page.size() < size) {
            Optional<Search> nearest = searches.stream()
                    .filter(search -> search.next.isPresent())
                    .min(Comparator.comparingDouble(search -> search.next.get().distance()));
            if (nearest.isEmpty()) {
                break;
            }
            Near near = nearest.get().take();
            if (given.add(near.gist())) {
                page.add(near);
            }
        }
        return page;
    }

    @Override
    public void close() throws SQLException {
        for (Search search : searches) {
            search.statement.close();
        }
    }

    private static final class Search {
        private final PreparedStatement statement;
        private final ResultSet rows;
        private Optional<Near> next;

        Search(PreparedStatement statement) throws SQLException {
            this.statement = statement;
            this.rows = statement.executeQuery();
            this.next = read();
        }

        Near take() throws SQLException {
            Near taken = next.orElseThrow();
            next = read();
            return taken;
        }

        private Optional<Near> read() throws SQLException {
            return rows.next()
                    ? Optional.of(new Near(rows.getObject(1, UUID.class), rows.getDouble(2)))
                    : Optional.empty();
        }
    }
}
