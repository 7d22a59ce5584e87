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
 */
public record Explaining(List<String> dimensions, List<String> signals, Map<String, List<String>> parts) {
    public static final Explaining NOTHING = new Explaining(List.of(), List.of(), Map.of());

    public Explaining {
        dimensions = List.copyOf(dimensions);
        signals = List.copyOf(signals);
        parts = Map.copyOf(parts);
    }

    static Explaining read(ModelSection section) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        section.section("parts", "parts")
                .ifPresent(all -> all.keys().forEach(name -> parts.put(name, all.texts(name))));
        return new Explaining(section.texts("dimensions"), section.texts("signals"), parts);
    }
}
