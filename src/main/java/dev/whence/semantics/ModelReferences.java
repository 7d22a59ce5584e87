package dev.whence.semantics;

import dev.whence.event.NearestName;
import java.util.Set;
import java.util.function.Consumer;

/** Checks that the names in a model lead somewhere. */
final class ModelReferences {
    private final SemanticModel model;

    private ModelReferences(SemanticModel model) {
        this.model = model;
    }

    static void check(SemanticModel model, ModelSection section) {
        ModelReferences references = new ModelReferences(model);
        section.sections("relationships", "relationship").forEach(each -> {
            references.dataset(each.required("from"), each::problem);
            references.dataset(each.required("to"), each::problem);
        });
        section.sections("metrics", "metric").forEach(each -> references.metric(each.required("name"), each::problem));
        model.explaining().signals().forEach(signal -> references.metricName(signal, section::problem));
        model.explaining().watched().keySet().forEach(metric -> references.metricName(metric, section::problem));
        model.explaining().parts().forEach((metric, parts) -> {
            references.metricName(metric, section::problem);
            parts.forEach(part -> references.metricName(part, section::problem));
        });
        model.funnels().values().forEach(steps -> steps.forEach(step -> references.metricName(step, section::problem)));
    }

    private void metric(String name, Consumer<String> problem) {
        Metric metric = model.metrics().get(name);
        if (metric == null) {
            return;
        }
        metric.ratio().ifPresent(ratio -> {
            leaf(ratio.numerator(), problem);
            leaf(ratio.denominator(), problem);
        });
        if (!metric.dataset().isEmpty()) {
            dataset(metric.dataset(), problem);
        }
        expression(metric.expression(), problem);
        metric.where().ifPresent(where -> expression(where, problem));
        metric.values().ifPresent(values -> expression(values, problem));
        metric.entity().ifPresent(entity -> expression(entity, problem));
    }

    private void leaf(String name, Consumer<String> problem) {
        metricName(name, problem);
        Metric metric = model.metrics().get(name);
        if (metric != null && metric.ratio().isPresent()) {
            problem.accept("'" + name + "' is a ratio itself and cannot be a part of one");
        }
    }

    private void metricName(String name, Consumer<String> problem) {
        known(name, model.metrics().keySet(), "metric", problem);
    }

    private void dataset(String name, Consumer<String> problem) {
        known(name, model.datasets().keySet(), "dataset", problem);
    }

    private void expression(String expression, Consumer<String> problem) {
        for (References.Reference reference : References.in(expression)) {
            Dataset dataset = model.datasets().get(reference.dataset());
            if (dataset == null) {
                dataset(reference.dataset(), problem);
            } else {
                known(reference.field(), dataset.fields().keySet(), "field of " + dataset.name(), problem);
            }
        }
    }

    private static void known(String name, Set<String> names, String kind, Consumer<String> problem) {
        if (!names.contains(name)) {
            problem.accept("there is no " + kind + " '" + name + "'" + NearestName.hint(name, names));
        }
    }
}
