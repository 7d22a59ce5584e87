package dev.whence.semantics;

import dev.whence.event.NearestName;
import dev.whence.event.WhenceException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the words of the business mean, as read from an Apache Ossie file by {@link SemanticModelLoader}. Immutable.
 *
 * @param timeRole the date that a question means when it says nothing else; empty if the model dates nothing
 * @param funnels lists of metrics, each a step that fewer reach
 * @param explaining what changes of metrics are explained by
 * @param sets things that questions can be narrowed to
 * @param talk how one speaks of what it is about
 * @param lines where its elements stand in the file
 */
public record SemanticModel(
        String name,
        String description,
        String timeRole,
        Map<String, Dataset> datasets,
        List<Relationship> relationships,
        Map<String, Metric> metrics,
        Map<String, List<String>> funnels,
        Explaining explaining,
        List<EntitySet> sets,
        Talk talk,
        ModelLines lines) {
    public SemanticModel {
        datasets = Collections.unmodifiableMap(new LinkedHashMap<>(datasets));
        relationships = List.copyOf(relationships);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        sets = List.copyOf(sets);
        funnels = Collections.unmodifiableMap(new LinkedHashMap<>(funnels));
    }

    /** The same with other elements. */
    SemanticModel with(Map<String, Dataset> tables, List<Relationship> ways, Map<String, Metric> measures) {
        return new SemanticModel(
                name, description, timeRole, tables, ways, measures, funnels, explaining, sets, talk, lines);
    }

    /** The same as one domain, whatever domains its metrics name. */
    public SemanticModel in(String domain) {
        Map<String, Metric> measures = new LinkedHashMap<>();
        metrics.forEach((key, metric) -> measures.put(key, metric.in(domain)));
        return with(datasets, relationships, measures);
    }

    /** Fails with BAD_DATA if the model has no such metric. The name carries no statistic. */
    public Metric metric(String metricName) {
        return known(metrics, metricName, "metric");
    }

    /** All fields that one can group and filter by, under the names that queries use, in the order of the file. */
    public Map<String, List<Field>> dimensions() {
        return datasets.values().stream()
                .flatMap(dataset -> dataset.fields().values().stream())
                .filter(field -> field.dimension().isPresent())
                .collect(Collectors.groupingBy(
                        field -> field.dimension().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The fields that go by this name, at least one. Fails with BAD_DATA if there is none. */
    public List<Field> dimension(String dimensionName) {
        return known(dimensions(), dimensionName, "dimension");
    }

    /** The timestamps by which rows can be dated, by role. */
    public Map<String, List<Field>> timeRoles() {
        return datasets.values().stream()
                .flatMap(dataset -> dataset.fields().values().stream())
                .filter(field -> field.timeRole().isPresent())
                .collect(Collectors.groupingBy(
                        field -> field.timeRole().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The dates by which a metric may be dated when a question names none; where there are several, the first is taken. */
    public List<String> datesOf(String metricName) {
        Metric metric = metric(metricName.replaceFirst(":.*", ""));
        String dated = metric.ratio()
                .map(ratio -> metric(ratio.numerator()))
                .orElse(metric)
                .dataset();
        return timeRole.isEmpty() ? TimeRoles.nearest(this, dated) : List.of(timeRole);
    }

    private static <T> T known(Map<String, T> all, String wanted, String kind) {
        Collection<String> names = all.keySet();
        if (!all.containsKey(wanted)) {
            throw WhenceException.badData(
                    "the semantic model has no " + kind + " '" + wanted + "'" + NearestName.hint(wanted, names));
        }
        return all.get(wanted);
    }
}
