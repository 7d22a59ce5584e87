package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** Which fields of the truth are compared at all: each is named by a rule of its action, or said to be unsaid and why. */
final class FieldCoverage {
    private final TruthMapping rules;
    private final Map<String, Set<String>> used = new HashMap<>();

    FieldCoverage(TruthMapping rules) {
        this.rules = rules;
    }

    /** The fields of a record that no rule compares and that are not said to be unsaid. */
    Set<String> uncovered(JsonNode truth) {
        String action = truth.path("action").asText();
        Set<String> compared = used.computeIfAbsent(action, this::used);
        Set<String> uncovered = new TreeSet<>();
        truth.properties().forEach(field -> collect(field.getKey(), field.getValue(), uncovered));
        uncovered.removeIf(field ->
                compared.contains(field) || rules.unsaid().stream().anyMatch(unsaid -> unsaid.covers(action, field)));
        return uncovered;
    }

    private static void collect(String name, JsonNode value, Set<String> into) {
        boolean list = value.isArray() && value.path(0).isObject();
        if (list) {
            value.forEach(element -> collect(name, element, into));
        } else if (value.isObject()) {
            value.properties().forEach(field -> collect(name + "." + field.getKey(), field.getValue(), into));
        } else if (!value.isNull()) {
            into.add(name);
        }
    }

    private Set<String> used(String action) {
        Set<String> used = new TreeSet<>();
        for (Expectation rule : rules.expected().getOrDefault(action, List.of())) {
            String each = rule.each().orElse("");
            rule.where().keySet().forEach(place -> used("${" + place + "}", each, used));
            used.add(rule.changes());
            used(rule.place(), each, used);
            rule.fields().forEach(field -> used(field, each, used));
        }
        return used;
    }

    private static void used(JsonNode rule, String each, Set<String> into) {
        if (rule.isObject()) {
            String list = rule.path("list").asText();
            Set<String> inner = new TreeSet<>();
            rule.path("each").forEach(field -> used(field, "", inner));
            inner.forEach(field -> into.add(list + "." + field));
        } else {
            used(rule.asText(), each, into);
        }
    }

    private static void used(String template, String each, Set<String> into) {
        Matcher place = FieldCheck.PLACE.matcher(template);
        while (place.find()) {
            path(place.group(1), each, into);
            if (place.group(2) != null) {
                path(place.group(2), each, into);
            }
        }
    }

    private static void path(String path, String each, Set<String> into) {
        Matcher chosen = FieldCheck.CHOSEN.matcher(path);
        if (chosen.matches()) {
            into.addAll(List.of(
                    chosen.group(1) + "." + chosen.group(2), chosen.group(3), chosen.group(1) + "." + chosen.group(4)));
        } else {
            into.add(path.replaceFirst("^each\\.", each + ".").replaceFirst("\\.\\d+$", ""));
        }
    }
}
