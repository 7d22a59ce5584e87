package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * Computes what questions should be answered with by their own SQL on the source's files, independently of the hub, so
 * that no row of the data needs to be kept with the questions. Not thread-safe.
 */
final class Truth implements AutoCloseable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Connection database;
    /** What stands before each question's SQL. */
    private final String definitions;

    private Truth(Connection database, String definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /**
     * Reads the tables of a source's database.
     *
     * @param definitions a file with the beginning of each statement, which says what the names in the questions' SQL are there
     */
    static Truth ofSource(String url, Path definitions) throws IOException {
        try {
            Connection source = DriverManager.getConnection(url);
            source.setReadOnly(true);
            return new Truth(source, Files.readString(definitions) + System.lineSeparator());
        } catch (SQLException unreadable) {
            throw WhenceException.badData("the source cannot be read: " + unreadable.getMessage());
        }
    }

    /** Reads the files of a folder through the definitions of {@code tables}, an SQL script. */
    static Truth of(Path tables, Path folder) throws IOException {
        try {
            Truth truth = new Truth(DriverManager.getConnection("jdbc:duckdb:"), "");
            truth.run("set variable data = '" + folder.toString().replace("'", "''") + "'");
            truth.run(Files.readString(tables));
            return truth;
        } catch (SQLException unreadable) {
            throw WhenceException.badData(tables + " on " + folder + ": " + unreadable.getMessage());
        }
    }

    /**
     * The question with the values of its {@code given} put for their names, and with {@code expected} computed from its
     * {@code sql} where it has none.
     */
    ObjectNode complete(ObjectNode question) {
        ObjectNode complete = question.deepCopy();
        try {
            if (definitions.isEmpty()) {
                run("set variable now = '"
                        + question.path("now").asText().replace("T", " ").replace("'", "''") + "'");
            }
            for (Map.Entry<String, JsonNode> given : question.path("given").properties()) {
                String value =
                        rows(given.getValue().asText()).get(0).elements().next().asText();
                for (String text : new String[] {"question", "sql"}) {
                    if (complete.has(text)) {
                        complete.put(text, complete.get(text).asText().replace("{" + given.getKey() + "}", value));
                    }
                }
            }
            if (!complete.has("expected")) {
                complete.set("expected", expected(complete));
            }
            return complete;
        } catch (SQLException wrong) {
            throw WhenceException.badData(question.path("id").asText() + ": " + wrong.getMessage());
        }
    }

    private JsonNode expected(JsonNode question) throws SQLException {
        ArrayNode rows = rows(question.path("sql").asText());
        return question.path("kind").asText().equals("value") && rows.size() == 1
                ? rows.get(0).elements().next()
                : rows;
    }

    private ArrayNode rows(String sql) throws SQLException {
        ArrayNode rows = JSON.arrayNode();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(definitions + sql)) {
            while (result.next()) {
                ObjectNode row = rows.addObject();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.set("c" + column, cell(result.getObject(column)));
                }
            }
        }
        return rows;
    }

    private static JsonNode cell(Object value) {
        if (value instanceof Number number) {
            return JSON.numberNode(new BigDecimal(number.toString()));
        }
        return value == null
                ? JSON.nullNode()
                : JSON.textNode(
                        value instanceof java.sql.Timestamp at
                                ? at.toLocalDateTime().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                                : value.toString());
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException stuck) {
            throw WhenceException.bug("the files' database does not close", stuck);
        }
    }
}
