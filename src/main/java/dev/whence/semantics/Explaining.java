package dev.whence.semantics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changes of metrics are explained by.
 *
 * @param dimensions by whose values a change is divided, where a metric has them
 * @param signals    metrics of what may be a cause: slow pages, failed payments, late deliveries
 * @param parts      of a sum: the metrics of its items and of the orders that they belong to
 * @param by         other dimensions for some metrics
 * @param details    dimensions that say more of a signal
 * @param watched    of metrics: the name by which the stream processors watch them
 */
public record Explaining(
        List<String> dimensions,
        List<String> signals,
        Map<String, List<String>> parts,
        Map<String, List<String>> by,
        List<String> details,
        Map<String, String> watched) {
    public static final Explaining NOTHING =
            new Explaining(List.of(), List.of(), Map.of(), Map.of(), List.of(), Map.of());

    public Explaining {
        dimensions = List.copyOf(dimensions);
        signals = List.copyOf(signals);
        parts = Map.copyOf(parts);
        by = Map.copyOf(by);
        details = List.copyOf(details);
        watched = Map.copyOf(watched);
    }

    static Explaining read(ModelSection section) {
        return new Explaining(
                section.texts("dimensions"),
                section.texts("signals"),
                lists(section, "parts"),
                lists(section, "by"),
                section.texts("details"),
                texts(section, "watched"));
    }

    private static Map<String, List<String>> lists(ModelSection section, String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        section.section(key, key).ifPresent(all -> all.keys().forEach(name -> lists.put(name, all.texts(name))));
        return lists;
    }

    private static Map<String, String> texts(ModelSection section, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.section(key, key).ifPresent(all -> all.keys().forEach(name -> texts.put(name, all.required(name))));
        return texts;
    }

    /** The dimensions for a metric. */
    List<String> dimensionsOf(String metric) {
        return by.getOrDefault(metric, dimensions);
    }
}
