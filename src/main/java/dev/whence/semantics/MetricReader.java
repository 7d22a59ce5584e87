package dev.whence.semantics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the metrics of a model, and finds whose rows a metric counts where the file does not say. */
final class MetricReader {
    private final Map<String, Dataset> datasets;
    private final JoinPaths paths;

    MetricReader(Map<String, Dataset> datasets, List<Relationship> relationships) {
        this.datasets = datasets;
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
                "time_role",
                "evidence");
        String name = section.required("name");
        String expression = section.expression();
        Optional<Metric.Ratio> ratio = ratio(whence);
        return new Metric(
                name,
                whence.text("display").orElse(name.replace('_', ' ')),
                section.text("description").orElse(""),
                expression,
                SemanticModelLoader.type(section),
                section.synonyms(),
                whence.text("unit").orElse(""),
                whence.text("domain").orElse(""),
                whence.text("dataset").orElseGet(() -> ratio.isPresent() ? "" : finest(expression, section)),
                whence.text("where"),
                whence.text("values"),
                ratio,
                whence.text("entity"),
                whence.text("having"),
                whence.flag("additive"),
                whence.text("better").filter("low"::equals).isPresent(),
                whence.text("time_role"),
                SemanticModelLoader.evidence(whence));
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
