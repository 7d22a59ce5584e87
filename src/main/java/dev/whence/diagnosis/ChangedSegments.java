package dev.whence.diagnosis;

import dev.whence.diagnosis.Explanation.RootCause;
import dev.whence.semantics.ExplainingDimensions;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Which segments changed as a whole from the baseline of a query to its period. */
final class ChangedSegments {
    /** A mean of fewer items says nothing for certain. */
    private static final int LEAST_ITEMS = 20;

    private static final double LEAST_PART = 0.05;

    private final MetricExecutor executor;
    private final MetricQuery query;
    private final LocalDateTime now;
    private final PeriodNumbers numbers;
    private final LeafTable leaves;
    private final Contributions contributions;

    ChangedSegments(MetricExecutor executor, MetricQuery query, LocalDateTime now) {
        this.executor = executor;
        this.query = query;
        this.now = now;
        this.numbers = new PeriodNumbers(executor, query, now);
        this.leaves = numbers.leaves(new ExplainingDimensions(executor.model()).of(query));
        this.contributions = new Contributions(leaves);
    }

    PeriodNumbers numbers() {
        return numbers;
    }

    Contributions contributions() {
        return contributions;
    }

    /** @param usual how much, relatively, the measure changes from period to period */
    Diagnosis diagnosis(double usual) {
        double lengths = Explainer.lengths(query, now);
        double item = numbers.counts() ? 1 : item();
        double[] real = new double[leaves.size()];
        double[] predict = new double[leaves.size()];
        for (int leaf = 0; leaf < real.length; leaf++) {
            real[leaf] = item * leaves.real(leaf);
            predict[leaf] = item * leaves.predict(leaf);
        }
        return new RootCauses().ofPeriods(new PeriodTable(leaves, real, predict, lengths), usual);
    }

    /** The square of an item's value to the value: items are as uneven as if their values were exponential. */
    private double item() {
        double sum = 0;
        double items = 0;
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            sum += leaves.real(leaf) + leaves.predict(leaf);
            items += leaves.ratio() ? leaves.realBase(leaf) + leaves.predictBase(leaf) : 0;
        }
        List<String> parts = executor.model()
                .explaining()
                .parts()
                .getOrDefault(numbers.metric().name(), List.of());
        if (!parts.isEmpty()) {
            items = numbers.totals(query.period().orElseThrow(), parts.subList(0, 1))
                            .get(0)
                    + numbers.totals(query.baseline().orElseThrow(), parts.subList(0, 1))
                            .get(0);
        }
        return items == 0 ? 2 * Math.abs(sum) / Math.max(1, leaves.size()) : 2 * Math.abs(sum) / items;
    }

    /** Those causes that are a notable part of a change, or of the measure. */
    List<RootCause> notable(Diagnosis diagnosis, double change) {
        double notable = LEAST_PART * Math.abs(change);
        List<RootCause> causes = new ArrayList<>();
        for (Cause cause : diagnosis.causes()) {
            Contribution of = contributions.of(cause.segment());
            boolean few = numbers.mean() && contributions.items(cause.segment()) < LEAST_ITEMS;
            if (!few && Math.abs(of.contribution()) >= notable) {
                causes.add(new RootCause(cause.segment(), of.baseline(), of.current(), of.contribution(), cause.net()));
            }
        }
        return causes;
    }
}
