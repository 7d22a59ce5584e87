package dev.whence.diagnosis;

import dev.whence.diagnosis.Explanation.RootCause;
import dev.whence.event.WhenceException;
import dev.whence.semantics.ExplainingDimensions;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricResult;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Explains changes of metrics of the semantic model. Thread-safe. */
public final class Explainer {
    /** A mean of fewer items says nothing for certain. */
    private static final int LEAST_ITEMS = 20;

    private static final double LEAST_PART = 0.05;

    private final MetricExecutor executor;

    public Explainer(MetricExecutor executor) {
        this.executor = executor;
    }

    /**
     * Why the metric of the query differs in its period from what it was in its baseline; without periods, on the latest
     * day on which it was unusual.
     *
     * @throws WhenceException BAD_DATA, with a sentence for the asker, for what has no parts that add up, or where one of
     *     the periods holds nothing
     */
    public Explanation explain(MetricQuery query, LocalDateTime now) {
        if (query.period().isEmpty() || query.baseline().isEmpty()) {
            return explain(new Episodes(executor, now).of(query), now);
        }
        MetricResult compared = executor.run(query, now);
        if (compared.rows().size() != 1
                || compared.rows().get(0).stream().limit(2).anyMatch(value -> value == null)) {
            throw WhenceException.badData("one of the two periods holds nothing that could be compared");
        }
        PeriodNumbers numbers = new PeriodNumbers(executor, query, now);
        LeafTable leaves = numbers.leaves(new ExplainingDimensions(executor.model()).of(query));
        Contributions contributions = new Contributions(leaves);
        Contribution total = Contribution.total(
                PeriodNumbers.number(compared.rows().get(0).get(1)),
                PeriodNumbers.number(compared.rows().get(0).get(0)));
        Diagnosis diagnosis = diagnosis(numbers, leaves, query, now);
        return new Explanation(
                query,
                compared,
                compared.columns().get(0).unit(),
                total,
                numbers.mean() ? contributions.mixes() : new Volumes(executor, numbers, query, now).of(total),
                contributions.segments(),
                contributions.overall(),
                contributions.overallExcess(),
                rootCauses(diagnosis, contributions, numbers, total),
                worse(numbers, total) ? new Signals(executor, query, now).of(diagnosis) : List.of(),
                diagnosis.outside());
    }

    private Diagnosis diagnosis(PeriodNumbers numbers, LeafTable leaves, MetricQuery query, LocalDateTime now) {
        double lengths =
                days(query.period().orElseThrow(), now) / days(query.baseline().orElseThrow(), now);
        double item = numbers.counts() ? 1 : item(numbers, leaves, query);
        double[] real = new double[leaves.size()];
        double[] predict = new double[leaves.size()];
        for (int leaf = 0; leaf < real.length; leaf++) {
            real[leaf] = item * leaves.real(leaf);
            predict[leaf] = item * leaves.predict(leaf);
        }
        double usual = new History(numbers, query, now).usual();
        return new RootCauses().ofPeriods(new PeriodTable(leaves, real, predict, lengths), usual);
    }

    /** The square of an item's value to the value: items are as uneven as if their values were exponential. */
    private double item(PeriodNumbers numbers, LeafTable leaves, MetricQuery query) {
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

    static double days(Period period, LocalDateTime now) {
        LocalDateTime end = period.to().isBefore(now) ? period.to() : now;
        return Math.max(1, ChronoUnit.MINUTES.between(period.from(), end)) / (24.0 * 60);
    }

    /** What may be causes of it are bad things; they explain no improvement. */
    private static boolean worse(PeriodNumbers numbers, Contribution total) {
        return numbers.metric().lowIsBetter() ? total.contribution() > 0 : total.contribution() < 0;
    }

    /** Those that are a notable part of the change, or of the measure. */
    private static List<RootCause> rootCauses(
            Diagnosis diagnosis, Contributions contributions, PeriodNumbers numbers, Contribution total) {
        double notable = LEAST_PART * Math.abs(total.contribution());
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
