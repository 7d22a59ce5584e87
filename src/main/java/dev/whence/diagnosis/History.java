package dev.whence.diagnosis;

import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Period;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** How much a metric usually changes from one period to the next, told from the periods before. */
final class History {
    private static final int PERIODS = 6;
    private static final double LEAST = 0.03;
    private static final double UNKNOWN = 0.15;

    private final PeriodNumbers numbers;
    private final MetricQuery query;

    History(PeriodNumbers numbers, MetricQuery query, LocalDateTime now) {
        this.numbers = numbers;
        this.query = query;
    }

    /** The middle of the relative changes of the six periods before the baseline, as a standard deviation. */
    double usual() {
        List<Double> values = new ArrayList<>();
        Period baseline = query.baseline().orElseThrow();
        Duration length = shorter(baseline, query.period().orElseThrow());
        for (int back = 0; back <= PERIODS; back++) {
            Period earlier = new Period(
                    baseline.to().minus(length.multipliedBy(back + 1L)),
                    baseline.to().minus(length.multipliedBy(back)),
                    "");
            values.add(numbers.totals(earlier, List.of(numbers.metric().name())).get(0));
        }
        double[] changes = new double[PERIODS];
        int known = 0;
        for (int back = 0; back < PERIODS; back++) {
            if (values.get(back) > 0 && values.get(back + 1) > 0) {
                changes[known++] = Math.abs(Math.log(values.get(back) / values.get(back + 1)));
            }
        }
        if (known < 3) {
            return UNKNOWN;
        }
        double[] sorted = java.util.Arrays.stream(changes, 0, known).sorted().toArray();
        return Math.max(LEAST, sorted[known / 2] / Normal.quantile(0.75));
    }

    private static Duration shorter(Period one, Period other) {
        Duration first = Duration.between(one.from(), one.to());
        Duration second = Duration.between(other.from(), other.to());
        return first.compareTo(second) < 0 ? first : second;
    }
}
