package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the interpretation of a verified question, with the names that an answer's interpretation has. */
final class VerifiedMeaning {
    private final ModelSection section;
    private final SemanticModel model;

    private VerifiedMeaning(ModelSection section, SemanticModel model) {
        this.section = section;
        this.model = model;
    }

    static VerifiedQuestion.Meaning read(ModelSection section, SemanticModel model) {
        return new VerifiedMeaning(section, model).read();
    }

    private VerifiedQuestion.Meaning read() {
        section.allow(
                "metrics",
                "dimensions",
                "buckets",
                "grain",
                "filters",
                "period",
                "baseline",
                "time_role",
                "ranking",
                "having",
                "share",
                "part",
                "running_total",
                "counted_as",
                "members");
        List<String> metrics = section.texts("metrics");
        if (metrics.isEmpty()) {
            section.problem("an interpretation needs 'metrics'");
        }
        metrics.forEach(this::metric);
        List<String> dimensions = section.texts("dimensions");
        dimensions.forEach(name -> known("dimensions", () -> model.dimension(name)));
        MetricQueryBuilder query = MetricQuery.of(metrics.toArray(String[]::new));
        query.by(dimensions.toArray(String[]::new));
        section.sections("buckets", "bucket").forEach(each -> query.by(bucket(each)));
        section.text("grain").flatMap(name -> named("grain", Grain.class, name)).ifPresent(query::by);
        filters("filters").forEach(query::where);
        filters("part").forEach(query::shareOf);
        if (section.flag("share")) {
            query.asShare();
        }
        if (section.flag("running_total")) {
            query.withRunningTotal();
        }
        section.text("time_role").ifPresent(query::dated);
        section.text("counted_as").ifPresent(query::countingGroups);
        section.section("ranking", "ranking").ifPresent(ranking -> rank(ranking, query, metrics));
        members().forEach(query::among);
        section.sections("having", "having").forEach(each -> query.having(having(each)));
        return new VerifiedQuestion.Meaning(query.build(), section.text("period"), section.text("baseline"));
    }

    private void rank(ModelSection ranking, MetricQueryBuilder query, List<String> metrics) {
        ranking.allow("by", "order", "limit", "offset");
        String by = ranking.text("by").orElse(metrics.isEmpty() ? "" : metrics.get(0));
        int limit = ranking.number("limit").orElse(10);
        if (ranking.text("order").orElse("descending").equals("ascending")) {
            query.bottom(by, limit);
        } else {
            query.top(by, limit);
        }
        ranking.number("offset").ifPresent(query::passingOver);
    }

    private MetricQuery.Bucket bucket(ModelSection each) {
        each.allow("dimension", "edges", "closed", "step");
        String dimension = each.required("dimension");
        known("buckets", () -> model.dimension(dimension));
        return new MetricQuery.Bucket(
                dimension,
                numbers(each, "edges"),
                numbers(each, "closed"),
                each.text("step").map(step -> number(each, "step", step)));
    }

    private static List<BigDecimal> numbers(ModelSection each, String key) {
        return each.texts(key).stream()
                .map(value -> number(each, key, value))
                .sorted()
                .toList();
    }

    private static BigDecimal number(ModelSection each, String key, String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException none) {
            each.problemAt(key, "'" + value + "' is no number");
            return BigDecimal.ONE;
        }
    }

    private MetricQuery.Having having(ModelSection each) {
        each.allow("metric", "operator", "value");
        BigDecimal number = number(each, "value", each.required("value"));
        String metric = each.required("metric");
        if (!metric.equals(MetricQuery.POPULATION)) {
            metric(metric);
        }
        return new MetricQuery.Having(
                metric,
                each.text("operator")
                        .flatMap(name -> named("having", Operator.class, name))
                        .orElse(Operator.GREATER_OR_EQUAL),
                number);
    }

    /** Sets, in the period of the question or now. */
    private List<Members> members() {
        List<Members> members = new ArrayList<>();
        for (ModelSection each : section.sections("members", "set")) {
            each.allow("set", "same_period", "others");
            String name = each.required("set");
            model.sets().stream()
                    .filter(set -> set.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            set -> members.add(new Members.OfSet(
                                    set, Optional.empty(), each.flag("same_period"), each.flag("others"))),
                            () -> each.problemAt("set", "the model has no set '" + name + "'"));
        }
        return members;
    }

    private List<Filter> filters(String key) {
        List<Filter> filters = new ArrayList<>();
        for (ModelSection each : section.sections(key, "filter")) {
            each.allow("dimension", "operator", "values");
            String dimension = each.required("dimension");
            known(key, () -> model.dimension(dimension));
            filters.add(new Filter(
                    dimension,
                    each.text("operator")
                            .flatMap(name -> named(key, Operator.class, name))
                            .orElse(Operator.IN),
                    each.texts("values")));
        }
        return filters;
    }

    private void metric(String name) {
        known("metrics", () -> model.metric(name.replaceFirst(":.*", "")));
    }

    /** What the model has not is told where the section has it. */
    private void known(String key, Runnable look) {
        try {
            look.run();
        } catch (WhenceException unknown) {
            section.problemAt(key, unknown.getMessage());
        }
    }

    private <E extends Enum<E>> Optional<E> named(String key, Class<E> type, String name) {
        try {
            return Optional.of(Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            section.problemAt(key, "there is no '" + name + "' here; known are " + List.of(type.getEnumConstants()));
            return Optional.empty();
        }
    }
}
