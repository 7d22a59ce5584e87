package dev.whence.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes in, events out: each file under {@code golden/PACK} gives rows and changes, and the events that must come of
 * them. Where they differ, the message holds the events that came, as they would stand in the file.
 */
class GoldenPairsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Map<String, MappingPack> PACKS = packs();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

    static Stream<Path> pairs() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    private static Map<String, MappingPack> packs() {
        PackLoader loader = new PackLoader(Shop.VOCABULARY);
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.toString().matches(".*(?<!\\.reconcile)\\.yaml"))
                    .map(loader::load)
                    .collect(Collectors.toUnmodifiableMap(MappingPack::name, pack -> pack));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void changesGiveTheEvents(Path file) throws IOException {
        JsonNode pair = YAML.readTree(file.toFile());
        Shop shop = new Shop(PACKS.get(file.getParent().getFileName().toString()));
        shop.snapshot(tables(pair.path("given")));
        List<Outcome> outcomes = new ArrayList<>(shop.snapshot(tables(pair.path("history"))));
        long position = 0;
        for (JsonNode transaction : pair.path("transactions")) {
            outcomes.addAll(shop.commit(List.of(transaction(transaction, ++position))));
        }

        List<JsonNode> events = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> !(outcome instanceof Outcome.Ignored))
                .forEach(o -> events.add(told(o)));
        String came = YAML.writeValueAsString(YAML.createObjectNode().set("events", YAML.valueToTree(events)));
        assertThat(YAML.readTree(came).get("events"))
                .as("what came:%n%s", came)
                .isEqualTo(YAML.readTree(YAML.writeValueAsString(pair)).get("events"));
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
        return TIME.matcher(node.asText()).matches() ? LocalDateTime.parse(node.asText()) : node.asText();
    }

    private static JsonNode told(Outcome outcome) {
        ObjectNode told = YAML.createObjectNode();
        if (outcome instanceof Outcome.Rejected rejected) {
            return told.put("rejected", rejected.rule()).put("problem", rejected.problem());
        }
        MappedEvent mapped = ((Outcome.Mapped) outcome).event();
        Event event = mapped.event();
        told.put("type", event.type().value());
        told.put("subject", event.subject().toString());
        told.put("occurred_at", event.occurredAt().toString());
        told.put("correlation", event.correlationId());
        mapped.cause().ifPresent(cause -> told.put("cause", cause.type() + " of " + cause.subject()));
        told.put("narrative", event.narrative());
        told.put("gist", event.gist());
        told.set("data", event.data());
        return told;
    }
}
