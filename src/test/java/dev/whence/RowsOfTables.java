package dev.whence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.RandomTables.Table;
import dev.whence.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rows of {@link RandomTables}, by table and key: as the source has them, or as events say that they are. */
final class RowsOfTables {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RowsOfTables() {}

    /** Each row as text: its columns, and for each table of children their keys. */
    static Map<String, String> inSource(Connection source, RandomTables tables) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        for (Table table : tables.tables) {
            String children = tables.tables.stream()
                    .filter(child -> child.parent().filter(table::equals).isPresent())
                    .map(child ->
                            ", '%1$s', (select coalesce(json_agg(%2$s order by %3$s), '[]') from %1$s c where c.parent = r.k)"
                                    .formatted(child.name(), key("c", child), ordered(child)))
                    .collect(Collectors.joining());
            String sql = "select %s, (%s)::text, json_build_object(%s)::text from %s r"
                    .formatted(
                            key("r", table),
                            columns(table),
                            children.isEmpty() ? "" : children.substring(2),
                            table.name());
            try (Statement statement = source.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    rows.put(
                            table.name() + "/" + row.getString(1),
                            text(json(row.getString(2))) + " " + text(json(row.getString(3))));
                }
            }
        }
        return rows;
    }

    private static String columns(Table table) {
        return "json_strip_nulls(json_build_object("
                + table.all().stream()
                        .map(column -> "'%s', %s".formatted(column.name(), asEvent(column.name(), column.type())))
                        .collect(Collectors.joining(", "))
                + "))";
    }

    /** As the event's JSON has it. */
    private static String asEvent(String column, String type) {
        return switch (type) {
            case "timestamp" -> "to_char(%s, 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(column);
            case "timestamptz" ->
                "to_char(%s at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(column);
            case "jsonb" -> column + "::text";
            default -> column;
        };
    }

    private static String key(String alias, Table table) {
        return table.keyNames().stream()
                .map(column -> alias + "." + column + "::text")
                .collect(Collectors.joining(" || '~' || "));
    }

    private static String ordered(Table table) {
        return table.key().stream()
                .map(column -> "c." + column.name() + (column.type().equals("text") ? " collate \"C\"" : ""))
                .collect(Collectors.joining(", "));
    }

    /** What events leave, in the order of their positions. Those of one transaction take effect at once. */
    static Map<String, String> folded(List<Event> events) {
        Map<String, String> rows = new TreeMap<>();
        List<Event> together = new ArrayList<>();
        for (Event event : events) {
            if (!together.isEmpty() && !together.get(0).sourcePosition().equals(event.sourcePosition())) {
                apply(together, rows);
                together.clear();
            }
            together.add(event);
        }
        apply(together, rows);
        return rows;
    }

    private static void apply(List<Event> events, Map<String, String> rows) {
        for (Event event : events) {
            rows.remove(event.subject().toString());
            if (event.data().has("former")) {
                rows.remove(event.subject().type() + "/"
                        + event.data().get("former").asText());
            }
        }
        for (Event event : events) {
            if (event.type().value().equals(RandomTables.SET)) {
                rows.put(
                        event.subject().toString(),
                        text(event.data().get("row")) + " " + text(event.data().get("children")));
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for numbers and times that are equal. */
    private static String text(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros().toPlainString();
        } else if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(text(element)));
            return elements.toString();
        } else if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
            return fields.toString();
        }
        return node.asText().replaceAll("(:\\d\\d)\\.?(\\d*?)0*Z$", "$1.$2Z");
    }
}
