package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which actions of a truth file are which events.
 *
 * @param expected by action, the events that it means; none where the rows do not show it
 * @param unseen actions that no row shows, and why
 * @param besides types of events that the truth does not mention, and why
 */
record TruthMapping(Map<String, List<Expectation>> expected, Map<String, String> unseen, Map<String, String> besides) {
    /**
     * An event that an action means.
     *
     * @param types it has one of these
     * @param where fields of the truth and the values with which this event is expected; always where there are none
     * @param changes a field of the truth: the event is expected where it differs from what the subject's last record with
     *     it said; always where this is empty
     * @param subject a template over the truth's fields: the event's subject, or its correlation where the rule says so
     * @param fields by field of the event's data, a template over the truth's fields, or rules for the elements of a list
     */
    record Expectation(Set<String> types, Map<String, String> where, String changes, String subject, JsonNode fields) {
        boolean fits(JsonNode truth) {
            return where.entrySet().stream()
                    .allMatch(field -> truth.path(field.getKey()).asText().matches(field.getValue()));
        }
    }

    static TruthMapping of(JsonNode file) {
        Map<String, List<Expectation>> expected = new LinkedHashMap<>();
        file.path("actions").properties().forEach(action -> {
            List<Expectation> events = new ArrayList<>();
            Iterable<JsonNode> written = action.getValue().isArray() ? action.getValue() : List.of(action.getValue());
            written.forEach(event -> events.add(expectation(action.getKey(), event)));
            expected.put(action.getKey(), events);
        });
        return new TruthMapping(expected, texts(file.path("unseen")), texts(file.path("besides")));
    }

    private static Expectation expectation(String action, JsonNode event) {
        String types = event.path("type").asText();
        String subject =
                event.path(event.has("correlation") ? "correlation" : "subject").asText();
        if (types.isEmpty() || subject.isEmpty()) {
            throw WhenceException.config("the action " + action + " needs a type and a subject or a correlation");
        }
        return new Expectation(
                new TreeSet<>(List.of(types.split("\\|"))),
                texts(event.path("where")),
                event.path("changes").asText(),
                subject,
                event.path("fields"));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** The group of types that a type is expected in; empty if no action means it. */
    Optional<Set<String>> group(String type) {
        return expected.values().stream()
                .flatMap(List::stream)
                .map(Expectation::types)
                .filter(types -> types.contains(type))
                .findFirst();
    }
}
