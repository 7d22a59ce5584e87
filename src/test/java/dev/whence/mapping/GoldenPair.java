package dev.whence.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file under {@code golden/PACK}: rows that are there already ({@code given}), rows that a snapshot finds
 * ({@code history}), transactions, and the events that must come of the latter two.
 */
record GoldenPair(JsonNode node) {
    static final Path FOLDER = Path.of("src/test/resources/golden");
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

    static GoldenPair read(Path file) {
        try {
            return new GoldenPair(YAML.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a pack, or of all packs in this folder. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes of the history and of the transactions, in their order. */
    List<Outcome> outcomes(MappingPack pack) {
        Shop shop = new Shop(pack);
        shop.snapshot(tables(node.path("given")));
        List<Outcome> outcomes = new ArrayList<>(shop.snapshot(tables(node.path("history"))));
        long position = 0;
        for (JsonNode transaction : node.path("transactions")) {
            outcomes.addAll(shop.commit(List.of(transaction(transaction, ++position))));
        }
        return outcomes;
    }

    /**
     * All of a pack's pairs as one: a snapshot finds what is there in any of them, then come their transactions. Rows that
     * several have must be the same, others must have other keys.
     */
    static GoldenPair together(List<GoldenPair> pairs) {
        Map<String, Set<JsonNode>> found = new LinkedHashMap<>();
        ArrayNode transactions = YAML.createArrayNode();
        for (GoldenPair pair : pairs) {
            for (String part : List.of("given", "history")) {
                pair.node().path(part).properties().forEach(table -> table.getValue()
                        .forEach(row -> found.computeIfAbsent(table.getKey(), name -> new LinkedHashSet<>())
                                .add(row)));
            }
            pair.node().path("transactions").forEach(transactions::add);
        }
        ObjectNode all = YAML.createObjectNode();
        all.set("history", YAML.valueToTree(found));
        all.set("transactions", transactions);
        return new GoldenPair(all);
    }

    private static Map<String, List<Row>> tables(JsonNode node) {
        Map<String, List<Row>> tables = new LinkedHashMap<>();
        node.properties().forEach(table -> {
            List<Row> rows = new ArrayList<>();
            table.getValue().forEach(row -> rows.add(row(row)));
            tables.put(table.getKey(), rows);
        });
        return tables;
    }

    private static Transaction transaction(JsonNode node, long position) {
        List<RowChange> changes = new ArrayList<>();
        for (JsonNode change : node.get("changes")) {
            Row row = row(change.get("row"));
            changes.add(
                    change.has("insert")
                            ? Shop.insert(change.get("insert").asText(), row)
                            : change.has("update")
                                    ? Shop.update(change.get("update").asText(), row)
                                    : Shop.delete(change.get("delete").asText(), row));
        }
        return new Transaction(
                Long.toString(position), position, Instant.parse(node.get("at").asText()), changes);
    }

    private static Row row(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return new Row(values);
    }

    private static Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? (Object) node.longValue() : node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        String text = node.asText();
        if (DATE.matcher(text).matches()) {
            return LocalDate.parse(text);
        }
        return TIME.matcher(text).matches() ? LocalDateTime.parse(text) : text;
    }
}
