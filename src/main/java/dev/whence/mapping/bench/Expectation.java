package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An event that an action means.
 *
 * @param types it has one of these
 * @param where places of templates, filled with all that the truth has said of the subject so far, and patterns: the event
 *     is expected where each fits; always where there are none
 * @param changes a field of the truth: the event is expected where it differs from what the subject's last record with it
 *     said; always where this is empty
 * @param each a list of the truth: one event for each of its elements, called {@code each} in templates; in any order
 * @param by the field of the event's data that {@code place} names; where there is none, its subject or its correlation
 * @param place a template over the truth's fields
 * @param parts a number of the element and of the event: several events may add up to it
 * @param optional the event is right where it came, and not missed where it did not
 * @param fields by field of the event's data, a template over the truth's fields ({@code said.x} is what the subject's
 *     records before said), or rules for the elements of a list
 */
record Expectation(
        Set<String> types,
        Map<String, String> where,
        String changes,
        Optional<String> each,
        Optional<String> by,
        String place,
        Optional<String> parts,
        boolean optional,
        JsonNode fields) {

    static Expectation of(String action, JsonNode event) {
        String types = event.path("type").asText();
        Optional<String> by = event.has("by")
                ? event.path("by").properties().stream().findFirst().map(Map.Entry::getKey)
                : Optional.empty();
        String place = by.map(field -> event.path("by").path(field).asText())
                .orElse(event.path(event.has("correlation") ? "correlation" : "subject")
                        .asText());
        if (types.isEmpty() || place.isEmpty()) {
            throw WhenceException.config(
                    "the action " + action + " needs a type and a subject, a correlation or a field");
        }
        Map<String, String> where = new TreeMap<>();
        event.path("where")
                .properties()
                .forEach(field -> where.put(field.getKey(), field.getValue().asText()));
        return new Expectation(
                new TreeSet<>(List.of(types.split("\\|"))),
                where,
                event.path("changes").asText(),
                event.has("each") ? Optional.of(event.path("each").asText()) : Optional.empty(),
                by,
                place,
                event.has("parts") ? Optional.of(event.path("parts").asText()) : Optional.empty(),
                event.path("optional").asBoolean(),
                event.path("fields"));
    }

    /** The records that mean an event each, of a truth record and of all that was said of its subject before. */
    List<ObjectNode> meant(ObjectNode truth, ObjectNode before) {
        ObjectNode known = before.deepCopy().setAll(truth);
        List<ObjectNode> meant = new ArrayList<>();
        for (ObjectNode record : each.map(list -> elements(truth, list)).orElse(List.of(truth.deepCopy()))) {
            record.set("said", before.deepCopy());
            if (record.has("each")) {
                known.set("each", record.path("each"));
            }
            if (fits(known) && changed(truth, before)) {
                meant.add(record);
            }
        }
        return meant;
    }

    private static List<ObjectNode> elements(ObjectNode truth, String list) {
        List<ObjectNode> records = new ArrayList<>();
        truth.path(list).forEach(element -> {
            ObjectNode record = truth.deepCopy();
            record.set("each", element);
            records.add(record);
        });
        return records;
    }

    private boolean fits(JsonNode known) {
        return where.entrySet().stream().allMatch(field -> FieldCheck.fill("${" + field.getKey() + "}", known)
                .orElse("")
                .matches(field.getValue()));
    }

    private boolean changed(JsonNode truth, JsonNode before) {
        return changes.isEmpty()
                || !before.has("action")
                || !truth.path(changes).equals(before.path(changes));
    }
}
