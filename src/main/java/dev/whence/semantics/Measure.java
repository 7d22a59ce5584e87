package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.util.Optional;

/**
 * A metric as a query asks for it: one aggregate, or one divided by another.
 *
 * @param name as in the query, with the statistic
 */
record Measure(String name, Metric metric, Leaf leaf, Optional<Leaf> denominator) {
    static Measure of(SemanticModel model, String name, String timeRole) {
        int colon = name.indexOf(':');
        Metric metric = model.metric(colon < 0 ? name : name.substring(0, colon));
        String statistic = colon < 0 ? "" : name.substring(colon + 1);
        if (metric.ratio().isEmpty()) {
            return new Measure(name, metric, Leaf.of(model, metric, statistic, timeRole), Optional.empty());
        }
        if (!statistic.isEmpty()) {
            throw WhenceException.badData(
                    "'" + metric.name() + "' is a ratio of sums, so it has no " + statistic + " of single values");
        }
        Metric.Ratio ratio = metric.ratio().get();
        return new Measure(
                name,
                metric,
                Leaf.of(model, model.metric(ratio.numerator()), "", timeRole),
                Optional.of(Leaf.of(model, model.metric(ratio.denominator()), "", timeRole)));
    }

    /** The rows that it is computed over; those of the denominator for a ratio. */
    Leaf base() {
        return denominator.orElse(leaf);
    }

    /** Values of parts may be added up. */
    boolean additive() {
        return denominator.isEmpty() && leaf.metric().additive() && name.equals(metric.name());
    }

    MetricResult.Type type() {
        return denominator.isPresent() ? MetricResult.Type.DECIMAL : leaf.type().columnType();
    }
}
