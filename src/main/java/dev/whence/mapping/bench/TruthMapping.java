package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Which actions of a truth file are which events.
 *
 * @param expected by action, the events that it means; none where the rows do not show it
 * @param unseen actions that no row shows, and why
 * @param unsaid fields of the truth that no event says, and why
 */
record TruthMapping(Map<String, List<Expectation>> expected, Map<String, String> unseen, List<Unsaid> unsaid) {
    /** Fields that no event says after the actions that one of the patterns fits; lists' fields are {@code lines.id}. */
    record Unsaid(List<String> actions, List<String> fields, String why) {
        boolean covers(String action, String field) {
            return fields.contains(field) && actions.stream().anyMatch(action::matches);
        }
    }

    /** Reads a mapping file; anchors and merge keys mean what they say. */
    static TruthMapping of(String yaml) {
        JsonNode file =
                JsonMapper.builder().build().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        Map<String, List<Expectation>> expected = new LinkedHashMap<>();
        file.path("actions").properties().forEach(action -> {
            List<Expectation> events = new ArrayList<>();
            list(action.getValue()).forEach(event -> events.add(Expectation.of(action.getKey(), event)));
            expected.put(action.getKey(), events);
        });
        List<Unsaid> unsaid = new ArrayList<>();
        file.path("unsaid")
                .forEach(rule -> unsaid.add(new Unsaid(
                        rule.has("actions") ? texts(rule.path("actions")) : List.of(".*"),
                        texts(rule.path("fields")),
                        rule.path("why").asText())));
        Map<String, String> unseen = new TreeMap<>();
        file.path("unseen")
                .properties()
                .forEach(action -> unseen.put(action.getKey(), action.getValue().asText()));
        return new TruthMapping(expected, unseen, unsaid);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        list(node).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Iterable<JsonNode> list(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }

    /** The group of types that a type is expected in; empty if no action means it. */
    Optional<Set<String>> group(String type) {
        return expected.values().stream()
                .flatMap(List::stream)
                .map(Expectation::types)
                .filter(types -> types.contains(type))
                .findFirst();
    }

    /** The fields of data by which events of a group are found. */
    Set<String> finders(Set<String> types) {
        Set<String> fields = new TreeSet<>();
        expected.values().stream()
                .flatMap(List::stream)
                .filter(rule -> rule.types().equals(types))
                .forEach(rule -> rule.by().ifPresent(fields::add));
        return fields;
    }
}
