package dev.whence.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the tables of a source looked like at the place that reading has reached, and whether those who use them can do
 * with what they look like further on. Not thread-safe.
 */
final class KnownTables {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SourceUse use;
    private final Map<String, KnownTable> tables;
    private boolean changed;

    private KnownTables(SourceUse use, Map<String, KnownTable> tables) {
        this.use = use;
        this.tables = tables;
    }

    /** As the last offset says that told of them. */
    static KnownTables of(Optional<SourceOffset> stored, SourceUse use) {
        return new KnownTables(
                use, stored.flatMap(SourceOffset::tables).map(KnownTables::read).orElseGet(TreeMap::new));
    }

    /**
     * From here on the table looks like this. Tells whether its known rows must be read anew, since they lack values that
     * are used now.
     *
     * @throws WhenceException CONFIG if it cannot be used so; then it is not taken for known
     */
    boolean accept(String table, Map<String, ColumnType> columns) {
        Optional<TableUse> used = use.table(table);
        Optional<KnownTable> before = Optional.ofNullable(tables.get(table));
        List<String> problems =
                used.map(u -> Drift.problems(table, u, before, columns)).orElse(List.of());
        if (!problems.isEmpty()) {
            throw WhenceException.config(String.join("; ", problems) + Drift.WHAT_NEXT);
        }
        KnownTable now =
                new KnownTable(columns, used.map(u -> u.columns().keySet()).orElse(Set.of()));
        boolean lacking = used.isPresent()
                && before.isPresent()
                && !Drift.unknown(used.get(), before.get()).isEmpty();
        if (!now.equals(before.orElse(null))) {
            tables.put(table, now);
            changed = true;
        }
        return lacking;
    }

    /** What stands against the tables as they are now, further on perhaps than reading has come. */
    List<String> problems(Map<String, Map<String, ColumnType>> now) {
        List<String> problems = new ArrayList<>();
        tables.forEach((table, known) -> {
            if (now.containsKey(table)) {
                use.table(table)
                        .ifPresent(used ->
                                problems.addAll(Drift.problems(table, used, Optional.of(known), now.get(table))));
            }
        });
        return problems;
    }

    /** The tables whose known rows lack values that are used now. */
    Set<String> lacking() {
        Set<String> lacking = new LinkedHashSet<>();
        tables.forEach((table, known) -> use.table(table)
                .filter(used -> !Drift.unknown(used, known).isEmpty())
                .ifPresent(used -> lacking.add(table)));
        return lacking;
    }

    /** What is to be stored with the next offset: empty if that is stored already. */
    Optional<String> news() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(write());
    }

    private String write() {
        ObjectNode json = JSON.createObjectNode();
        tables.forEach((name, table) -> {
            ObjectNode node = json.putObject(name);
            ObjectNode columns = node.putObject("columns");
            table.columns().forEach((column, type) -> columns.put(column, type.word()));
            table.used().stream().sorted().forEach(node.putArray("used")::add);
        });
        return json.toString();
    }

    private static Map<String, KnownTable> read(String text) {
        Map<String, KnownTable> tables = new TreeMap<>();
        try {
            JSON.readTree(text).properties().forEach(entry -> tables.put(entry.getKey(), table(entry.getValue())));
            return tables;
        } catch (JsonProcessingException e) {
            throw WhenceException.bug("what is known of the source's tables cannot be read", e);
        }
    }

    private static KnownTable table(JsonNode json) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        json.path("columns")
                .properties()
                .forEach(column -> columns.put(
                        column.getKey(),
                        ColumnType.ofWord(column.getValue().asText()).orElse(ColumnType.ANY)));
        Set<String> used = new LinkedHashSet<>();
        json.path("used").forEach(column -> used.add(column.asText()));
        return new KnownTable(columns, used);
    }
}
