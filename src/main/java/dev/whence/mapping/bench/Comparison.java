package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs what happened with what was told: the first action on a subject that means an event of a type with the first such
 * event of the subject, the second with the second, and so on; the events of a list's elements in any order. Used by one
 * thread, once.
 */
final class Comparison {
    private final TruthMapping rules;
    private final FieldCoverage coverage;
    private final Report report = new Report();
    private final Map<Slot, Deque<Expected>> expected = new LinkedHashMap<>();
    private final Map<String, ObjectNode> said = new HashMap<>();

    private record Slot(Set<String> types, String place) {}

    Comparison(TruthMapping rules) {
        this.rules = rules;
        this.coverage = new FieldCoverage(rules);
    }

    /** Takes an action of the truth; all of them come before the first event, in their order. */
    void happened(JsonNode truth) {
        ObjectNode before =
                said.computeIfAbsent(truth.path("subject").asText(), subject -> JsonNodeFactory.instance.objectNode());
        expect((ObjectNode) truth, before);
        before.setAll((ObjectNode) truth);
    }

    private void expect(ObjectNode truth, ObjectNode before) {
        String action = truth.path("action").asText();
        if (rules.unseen().containsKey(action)) {
            report.unseen(action, rules.unseen().get(action));
            return;
        }
        if (!rules.expected().containsKey(action)) {
            report.unmapped(action);
            return;
        }
        coverage.uncovered(truth).forEach(field -> report.uncompared(action, field));
        for (Expectation rule : rules.expected().get(action)) {
            for (ObjectNode record : rule.meant(truth, before)) {
                if (!rule.optional()) {
                    report.expected(action);
                }
                String place = FieldCheck.fill(rule.place(), record).orElse(rule.place());
                expected.computeIfAbsent(new Slot(rule.types(), at(rule.by(), place)), slot -> new ArrayDeque<>())
                        .add(new Expected(record, rule));
            }
        }
    }

    private static String at(Optional<String> field, String place) {
        return field.map(name -> name + ": " + place).orElse(place);
    }

    /** Takes an event, in the order of positions. */
    void told(JsonNode event) {
        Optional<Expected> paired = open(event).map(open -> take(open, event));
        if (paired.isEmpty()) {
            report.extra(event);
            return;
        }
        Expected next = paired.get();
        if (next.rule().optional()) {
            report.expected(next.truth().path("action").asText());
        }
        if (next.complete()) {
            report.paired(next.truth(), event, next.differences(event));
        }
    }

    private Optional<Deque<Expected>> open(JsonNode event) {
        return rules.group(event.path("type").asText()).flatMap(types -> places(types, event).stream()
                .map(place -> expected.get(new Slot(types, place)))
                .filter(Objects::nonNull)
                .filter(open -> !open.isEmpty())
                .findFirst());
    }

    private List<String> places(Set<String> types, JsonNode event) {
        List<String> places = new ArrayList<>(List.of(
                event.path("subject").asText(), event.path("correlationId").asText()));
        rules.finders(types)
                .forEach(field -> places.add(
                        at(Optional.of(field), event.path("data").path(field).asText())));
        return places;
    }

    private static Expected take(Deque<Expected> open, JsonNode event) {
        Expected next = next(open, event);
        open.remove(next);
        Optional<Expected> part = next.differences(event).isEmpty()
                ? Optional.empty()
                : next.part(event).filter(some -> some.differences(event).isEmpty());
        part.ifPresent(rest -> open.addFirst(rest.rest()));
        return part.orElse(next);
    }

    /** What may or may not come is taken only by an event that fits, and only where nothing is missed without it. */
    private static Expected next(Deque<Expected> open, JsonNode event) {
        Optional<Expected> first = open.stream()
                .filter(each ->
                        !each.rule().optional() || each.differences(event).isEmpty())
                .findFirst();
        if (open.stream().noneMatch(each -> each.rule().each().isPresent())) {
            return first.orElse(open.element());
        }
        List<Expected> fitting =
                open.stream().filter(any -> any.differences(event).isEmpty()).toList();
        return fitting.stream()
                .filter(fits -> !fits.rule().optional())
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .or(() -> open.stream()
                        .filter(whole -> whole.part(event)
                                .filter(part -> part.differences(event).isEmpty())
                                .isPresent())
                        .findFirst())
                .or(() -> first)
                .orElse(open.element());
    }

    Report report() {
        expected.forEach((slot, open) -> open.stream()
                .filter(missing -> !missing.rule().optional())
                .forEach(missing -> report.missing(missing.truth(), slot.types(), slot.place())));
        expected.clear();
        return report;
    }
}
