package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.mapping.bench.TruthMapping.Expectation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs what happened with what was told: the first action on a subject that means an event of a type with the first such
 * event of the subject, the second with the second, and so on. Used by one thread, once.
 */
final class Comparison {
    private final TruthMapping rules;
    private final Report report = new Report();
    private final Map<Slot, Deque<Expected>> expected = new LinkedHashMap<>();
    private final Map<String, ObjectNode> said = new HashMap<>();

    private record Slot(Set<String> types, String subject) {}

    private record Expected(JsonNode truth, Expectation rule) {}

    Comparison(TruthMapping rules) {
        this.rules = rules;
    }

    /** Takes an action of the truth; all of them come before the first event, in their order. */
    void happened(JsonNode truth) {
        expect(truth);
        said.computeIfAbsent(truth.path("subject").asText(), subject -> JsonNodeFactory.instance.objectNode())
                .setAll((ObjectNode) truth);
    }

    private void expect(JsonNode truth) {
        String action = truth.path("action").asText();
        if (rules.unseen().containsKey(action)) {
            report.unseen(action, rules.unseen().get(action));
            return;
        }
        if (!rules.expected().containsKey(action)) {
            report.unmapped(action);
            return;
        }
        for (Expectation rule : rules.expected().get(action)) {
            if (rule.fits(truth) && changes(truth, rule)) {
                String subject = FieldCheck.fill(rule.subject(), truth).orElse(rule.subject());
                report.expected(action);
                expected.computeIfAbsent(new Slot(rule.types(), subject), slot -> new ArrayDeque<>())
                        .add(new Expected(truth, rule));
            }
        }
    }

    private boolean changes(JsonNode truth, Expectation rule) {
        JsonNode before = said.get(truth.path("subject").asText());
        return rule.changes().isEmpty()
                || before == null
                || !truth.path(rule.changes()).equals(before.path(rule.changes()));
    }

    /** Takes an event, in the order of positions. */
    void told(JsonNode event) {
        String type = event.path("type").asText();
        Optional<Set<String>> group = rules.group(type);
        if (group.isEmpty()) {
            told(event, type);
            return;
        }
        Deque<Expected> open = expected.getOrDefault(
                new Slot(group.get(), event.path("subject").asText()),
                expected.getOrDefault(
                        new Slot(group.get(), event.path("correlationId").asText()), new ArrayDeque<>()));
        if (open.isEmpty()) {
            report.extra(event);
            return;
        }
        Expected next = open.removeFirst();
        List<String> differences = FieldCheck.differences(next.rule().fields(), next.truth(), event.path("data"));
        report.paired(next.truth(), event, differences);
    }

    private void told(JsonNode event, String type) {
        if (rules.besides().containsKey(type)) {
            report.besides(type, rules.besides().get(type));
        } else {
            report.extra(event);
        }
    }

    Report report() {
        expected.forEach(
                (slot, open) -> open.forEach(missing -> report.missing(missing.truth(), slot.types(), slot.subject())));
        expected.clear();
        return report;
    }
}
