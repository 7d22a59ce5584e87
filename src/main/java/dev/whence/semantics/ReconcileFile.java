package dev.whence.semantics;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Grain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What must be equal between a source and the hub, with the SQL that says it on the source's own tables. See
 * {@code mappings/commerce/olist.reconcile.yaml}.
 *
 * @param name of the mapping pack whose sources it is for
 */
public record ReconcileFile(String name, List<EventCount> events, List<MetricCheck> metrics) {
    /**
     * @param types names of event types with + and - between them
     * @param atLeast the source forgets some of what the hub has seen
     */
    record EventCount(String types, String sql, boolean atLeast) {}

    /** @param sql two columns, key and value */
    record MetricCheck(String by, MetricQuery query, String sql) {}

    /** How to group, on both sides. */
    private record Grouping(String name, String sql, Optional<String> dimension, Optional<Grain> grain) {
        MetricQuery query(String metric) {
            MetricQueryBuilder query = MetricQuery.of(metric);
            dimension.ifPresent(query::by);
            grain.ifPresent(query::by);
            return query.build();
        }
    }

    /** Fails with CONFIG, listing all that is wrong by line. */
    public static ReconcileFile load(Path path) {
        LocatedYaml file = LocatedYaml.read(path);
        List<Problem> problems = new ArrayList<>();
        ModelSection root = new ModelSection(file, problems, file.root(), "the file");
        root.allow("reconcile", "model", "keys", "by", "events", "from", "metrics", "more");
        Map<String, Grouping> groupings = groupings(root);
        Map<String, String> joins = joins(root);
        List<EventCount> events = new ArrayList<>();
        for (ModelSection each : root.sections("events", "count")) {
            each.allow("types", "sql", "at_least");
            events.add(new EventCount(each.required("types"), each.required("sql"), each.flag("at_least")));
        }
        List<MetricCheck> metrics = new ArrayList<>();
        root.sections("metrics", "metric")
                .forEach(each -> metrics.addAll(checks(each, root.texts("by"), groupings, joins)));
        root.sections("more", "metric")
                .forEach(each -> metrics.addAll(checks(each, each.texts("by"), groupings, joins)));
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return new ReconcileFile(root.required("reconcile"), events, metrics);
    }

    private static Map<String, Grouping> groupings(ModelSection root) {
        Map<String, Grouping> all = new LinkedHashMap<>();
        root.section("keys", "keys").ifPresent(keys -> keys.keys().forEach(name -> {
            ModelSection key = keys.section(name, "key '" + name + "'").orElseThrow();
            key.allow("sql", "dimension", "grain");
            all.put(
                    name,
                    new Grouping(
                            name,
                            key.required("sql"),
                            key.text("dimension"),
                            key.text("grain").map(grain -> Grain.valueOf(grain.toUpperCase(Locale.ROOT)))));
        }));
        return all;
    }

    private static Map<String, String> joins(ModelSection root) {
        Map<String, String> all = new LinkedHashMap<>();
        root.section("from", "from").ifPresent(from -> from.keys().forEach(name -> all.put(name, from.required(name))));
        return all;
    }

    private static List<MetricCheck> checks(
            ModelSection section, List<String> by, Map<String, Grouping> groupings, Map<String, String> joins) {
        section.allow("metric", "by", "from", "where", "value", "sql");
        String metric = section.required("metric");
        List<MetricCheck> checks = new ArrayList<>();
        for (String name : by) {
            Grouping grouping = groupings.get(name);
            if (grouping == null) {
                section.problem("there is no key '" + name + "'");
                continue;
            }
            checks.add(new MetricCheck(name, grouping.query(metric), sql(section, grouping, joins)));
        }
        return checks;
    }

    private static String sql(ModelSection section, Grouping grouping, Map<String, String> joins) {
        String template = section.text("sql").orElseGet(() -> {
            String from = section.required("from");
            if (!joins.containsKey(from)) {
                section.problem("there is no from '" + from + "'");
            }
            return "select {key} as key, " + section.required("value") + " as value from {" + from + "}"
                    + section.text("where").map(where -> " where " + where).orElse("") + " group by 1";
        });
        String sql = template;
        for (Map.Entry<String, String> join : joins.entrySet()) {
            sql = sql.replace("{" + join.getKey() + "}", join.getValue());
        }
        return sql.replace("{key}", grouping.sql());
    }
}
