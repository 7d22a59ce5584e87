package dev.whence.semantics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the metrics of a model, and finds whose rows a metric counts where the file does not say. */
final class MetricReader {
    private final Map<String, Dataset> datasets;
    private final String model;
    private final boolean foreign;
    private final JoinPaths paths;

    /**
     * @param model whose name is the domain of metrics that name none
     * @param foreign the model may be of another tool, so that what it does not say has to be told otherwise
     */
    MetricReader(Map<String, Dataset> datasets, List<Relationship> relationships, String model, boolean foreign) {
        this.datasets = datasets;
        this.model = model;
        this.foreign = foreign;
        this.paths = new JoinPaths(relationships);
    }

    Metric read(ModelSection section) {
        section.allow("name", "expression", "description", "datatype", "ai_context", "custom_extensions");
        ModelSection whence = section.extension(
                "dataset",
                "where",
                "values",
                "ratio",
                "entity",
                "having",
                "unit",
                "display",
                "domain",
                "additive",
                "better",
                "whole",
                "time_role",
                "evidence");
        String name = section.required("name");
        boolean bare = foreign && whence.keys().isEmpty();
        String written = References.qualified(section.expression().strip(), datasets.values());
        Optional<Metric.Ratio> ratio = ratio(whence);
        String dataset = whence.text("dataset")
                .orElseGet(() -> ratio.isPresent() || written.isEmpty() ? "" : finest(written, section));
        String expression = bare && !dataset.isEmpty() ? fair(written, dataset, section) : written;
        Optional<AggregateCall> alone = bare ? AggregateCall.whole(expression) : Optional.empty();
        return new Metric(
                name,
                whence.text("display").orElseGet(() -> words(name)),
                section.text("description").orElse(""),
                expression,
                section.has("datatype") ? FieldReader.type(section) : type(expression),
                section.synonyms(),
                whence.text("unit").orElse(""),
                whence.text("domain").orElse(model),
                dataset,
                whence.text("where"),
                whence.text("values")
                        .or(() -> alone.filter(call -> call.function().equals("AVG") && !call.distinct())
                                .map(AggregateCall::argument)),
                ratio,
                whence.text("entity"),
                whence.text("having"),
                whence.flag("additive")
                        || alone.filter(call -> !call.function().equals("AVG") && !call.distinct())
                                .isPresent(),
                whence.text("better").filter("low"::equals).isPresent(),
                whence.flag("whole"),
                whence.text("time_role"),
                SemanticModelLoader.evidence(whence),
                bare);
    }

    /** "total_sales" as people read it: "Total sales". */
    private static String words(String name) {
        String text = name.replace('_', ' ').strip();
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What an aggregate gives, where the file does not say. */
    private static DataType type(String expression) {
        return AggregateCall.whole(expression)
                        .filter(call -> call.function().equals("COUNT"))
                        .isPresent()
                ? DataType.INTEGER
                : DataType.DECIMAL;
    }

    private String fair(String expression, String dataset, ModelSection section) {
        Optional<String> fair = SymmetricAggregates.of(expression, dataset, datasets);
        if (fair.isEmpty()) {
            section.problem("the expression sums up what a coarser dataset than " + dataset
                    + " holds, and that says no primary_key by which each of its rows could count once");
        }
        return fair.orElse(expression);
    }

    private static Optional<Metric.Ratio> ratio(ModelSection whence) {
        if (!whence.has("ratio")) {
            return Optional.empty();
        }
        List<String> parts = whence.texts("ratio");
        if (parts.size() != 2) {
            whence.problem("'ratio' takes two metrics, the numerator and the denominator");
            return Optional.empty();
        }
        return Optional.of(new Metric.Ratio(parts.get(0), parts.get(1)));
    }

    /** The dataset from which all the others of the expression are reached without multiplying its rows. */
    private String finest(String expression, ModelSection section) {
        Set<String> used = References.datasets(expression, datasets.keySet());
        if (used.isEmpty() && datasets.size() == 1) {
            return datasets.keySet().iterator().next();
        }
        Optional<String> finest = used.stream()
                .filter(candidate -> used.stream()
                        .allMatch(other -> candidate.equals(other)
                                || paths.path(candidate, other, "").isPresent()))
                .findFirst();
        if (finest.isEmpty()) {
            section.problem(
                    used.isEmpty()
                            ? "the expression names no dataset; write dataset.field"
                            : "the expression joins " + used + ", none of which points to all the others");
        }
        return finest.orElse("");
    }
}
