package dev.whence.semantics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dates the rows of a model that names no dates of its own: each metric by the nearest date that its rows have. */
final class TimeRoles {
    private TimeRoles() {}

    static SemanticModel dated(SemanticModel model) {
        if (!model.timeRoles().isEmpty()) {
            return model;
        }
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        for (Dataset dataset : model.datasets().values()) {
            Map<String, Field> fields = new LinkedHashMap<>();
            dataset.fields().forEach((name, field) -> fields.put(name, withRole(field)));
            datasets.put(dataset.name(), dataset.fitted(dataset.source(), dataset.origin(), fields));
        }
        SemanticModel dated = model.with(datasets, model.relationships(), model.metrics());
        Map<String, Metric> metrics = new LinkedHashMap<>();
        model.metrics()
                .forEach((name, metric) -> metrics.put(
                        name,
                        nearest(dated, metric.dataset()).stream()
                                .findFirst()
                                .filter(role -> metric.timeRole().isEmpty())
                                .map(metric::dated)
                                .orElse(metric)));
        return model.with(datasets, model.relationships(), metrics);
    }

    /** The names of the dates that are nearest to the rows of a dataset, in the order of the file. */
    static List<String> nearest(SemanticModel model, String dataset) {
        Map<String, List<Relationship>> ways = new JoinPaths(model.relationships()).reachable(dataset, "");
        Map<String, Integer> distances = new LinkedHashMap<>();
        model.timeRoles().forEach((role, fields) -> fields.stream()
                .filter(field -> ways.containsKey(field.dataset()))
                .mapToInt(field -> ways.get(field.dataset()).size())
                .min()
                .ifPresent(distance -> distances.put(role, distance)));
        int least =
                distances.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue() == least)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A date or a moment dates rows, unless the file says that it is no time. */
    private static Field withRole(Field field) {
        boolean moment = field.type() == DataType.DATE
                || field.type() == DataType.DATE_TIME
                || field.type() == DataType.DATE_TIME_TZ;
        return field.bare() && moment && field.isTime().orElse(true)
                ? field.fitted(
                        field.type(), field.label(), field.dimension(), field.values(), Optional.of(field.label()))
                : field;
    }
}
