package dev.whence.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares everything that a source's changes left in two stores, but for what says when it was stored
 * ({@code recorded_at}, and the hashes, which are over it).
 */
final class StoreComparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS = List.of("events", "identities", "images", "dead-letters", "gists");
    private static final int FETCH = 1000;

    private final Consumer<String> differences;
    private long compared;

    /** @param differences gets a line for each */
    StoreComparison(Consumer<String> differences) {
        this.differences = differences;
    }

    /** Returns how many rows were compared. */
    long compare(Connections undisturbed, Connections killed) throws SQLException {
        for (String part : PARTS) {
            try (Rows expected = new Rows(undisturbed.open(), part);
                    Rows found = new Rows(killed.open(), part)) {
                compare(part, expected, found);
            }
        }
        return compared;
    }

    private void compare(String part, Rows expected, Rows found) throws SQLException {
        while (!expected.ended() || !found.ended()) {
            int order = expected.ended() ? 1 : found.ended() ? -1 : expected.key.compareTo(found.key);
            if (order < 0) {
                differences.accept(part + ": missing " + expected.text);
            } else if (order > 0) {
                differences.accept(part + ": too much " + found.text);
            } else if (!expected.text.equals(found.text)) {
                differences.accept(part + ": different " + expected.key + ": " + difference(expected.text, found.text));
            }
            compared += order <= 0 ? 1 : 0;
            if (order <= 0) {
                expected.next();
            }
            if (order >= 0) {
                found.next();
            }
        }
    }

    private static String difference(String expected, String found) {
        try {
            JsonNode left = JSON.readTree(expected);
            JsonNode right = JSON.readTree(found);
            StringBuilder text = new StringBuilder();
            TreeSet<String> names = new TreeSet<>();
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> left.path(name).equals(right.path(name)));
            names.forEach(name -> text.append(name + " " + left.path(name) + " became " + right.path(name) + "; "));
            return text.toString();
        } catch (JsonProcessingException e) {
            throw WhenceException.bug("what the database gave as JSON is none", e);
        }
    }

    /** Rows of a part in the order of their keys. */
    private static final class Rows implements AutoCloseable {
        private final Connection connection;
        private final Statement statement;
        private final ResultSet rows;
        private String key = "";
        private String text = "";
        private boolean more;

        Rows(Connection connection, String part) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            statement = connection.createStatement();
            statement.setFetchSize(FETCH);
            rows = statement.executeQuery(Sql.read(part));
            next();
        }

        boolean ended() {
            return !more;
        }

        void next() throws SQLException {
            more = rows.next();
            if (more) {
                key = rows.getString(1);
                text = rows.getString(2);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
