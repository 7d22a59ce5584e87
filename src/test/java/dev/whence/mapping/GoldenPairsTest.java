package dev.whence.mapping;

import static dev.whence.mapping.GoldenPair.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes in, events out: each file under {@code golden/PACK} gives rows and changes, and the events that must come of
 * them. Where they differ, the message holds the events that came, as they would stand in the file.
 */
class GoldenPairsTest {
    private static final Map<String, MappingPack> PACKS = packs();

    static Stream<Path> pairs() {
        return GoldenPair.files(GoldenPair.FOLDER).stream();
    }

    private static Map<String, MappingPack> packs() {
        PackLoader loader = new PackLoader(Shop.VOCABULARY);
        return packFiles(Path.of("mappings")).stream()
                .map(loader::load)
                .collect(Collectors.toUnmodifiableMap(MappingPack::name, pack -> pack));
    }

    private static List<Path> packFiles(Path folder) {
        return GoldenPair.files(folder).stream()
                .filter(file -> file.toString().matches(".*(?<!\\.reconcile)\\.yaml"))
                .toList();
    }

    @Test
    void everyPackOfTheRepositoryHasPairs() {
        assertThat(withoutPairs(Path.of("mappings"))).isEmpty();
    }

    @Test
    void aPackWithoutPairsIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bare.yaml"), "mapping: bare");
        Files.writeString(folder.resolve("bare.reconcile.yaml"), "reconcile: bare");
        Files.writeString(folder.resolve("olist.yaml"), "mapping: olist");
        assertThat(withoutPairs(folder)).containsExactly(folder.resolve("bare.yaml"));
    }

    /** A pair counts if changes or a snapshot give events in it. */
    private static List<Path> withoutPairs(Path mappings) {
        Set<String> tested = pairs().filter(
                        file -> !GoldenPair.read(file).node().path("events").isEmpty())
                .map(file -> file.getParent().getFileName().toString())
                .collect(Collectors.toSet());
        return packFiles(mappings).stream()
                .filter(file -> {
                    String pack = GoldenPair.read(file).node().path("mapping").asText();
                    return !tested.contains(pack);
                })
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void changesGiveTheEvents(Path file) throws IOException {
        GoldenPair pair = GoldenPair.read(file);
        List<Outcome> outcomes =
                pair.outcomes(PACKS.get(file.getParent().getFileName().toString()));

        List<JsonNode> events = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> !(outcome instanceof Outcome.Ignored))
                .forEach(o -> events.add(told(o)));
        String came = YAML.writeValueAsString(YAML.createObjectNode().set("events", YAML.valueToTree(events)));
        assertThat(YAML.readTree(came).get("events"))
                .as("what came:%n%s", came)
                .isEqualTo(YAML.readTree(YAML.writeValueAsString(pair.node())).get("events"));
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
