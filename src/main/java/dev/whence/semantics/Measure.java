package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric as a query asks for it: one aggregate, or one divided by another.
 *
 * @param name as in the query, with the statistic
 * @param per what it is divided by: how many of these units of time the period has
 */
record Measure(String name, Metric metric, Leaf leaf, Optional<Leaf> denominator, Optional<Grain> per) {
    private static final String PER = "per_";

    static Measure of(SemanticModel model, String name, String timeRole) {
        int colon = name.indexOf(':');
        Metric metric = model.metric(colon < 0 ? name : name.substring(0, colon));
        String statistic = colon < 0 ? "" : name.substring(colon + 1);
        Optional<Grain> per = Stream.of(Grain.values())
                .filter(grain -> statistic.equals(PER + Grains.column(grain)))
                .findFirst();
        if (per.isPresent() && !metric.additive()) {
            throw WhenceException.badData(
                    "'" + metric.name() + "' cannot be added up, so it has no average " + statistic.replace('_', ' '));
        }
        if (metric.ratio().isEmpty()) {
            String ofValues = per.isPresent() ? "" : statistic;
            return new Measure(name, metric, Leaf.of(model, metric, ofValues, timeRole), Optional.empty(), per);
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
                Optional.of(Leaf.of(model, model.metric(ratio.denominator()), "", timeRole)),
                Optional.empty());
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
        return denominator.isPresent() || per.isPresent()
                ? MetricResult.Type.DECIMAL
                : leaf.type().columnType();
    }
}
