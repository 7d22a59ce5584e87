package dev.whence.diagnosis;

import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQueryBuilder;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long after each signal the question's metric changed, in the same place. Not thread-safe. */
final class Lags {
    private final MetricExecutor executor;
    private final Places places;
    private final LocalDateTime now;
    private final boolean rose;
    private final Optional<Stretches> stretches;
    private final Map<Map<String, String>, Course> courses = new HashMap<>();

    /** @param rose whether the metric did, rather than fall */
    Lags(MetricExecutor executor, MetricQuery query, boolean rose, LocalDateTime now) {
        this.executor = executor;
        this.places = new Places(executor.model(), query);
        this.rose = rose;
        this.now = now;
        this.stretches = Stretches.of(query, now);
    }

    /**
     * @param rising whether the signal came more often, rather than less
     * @return empty where the periods do not follow each other, or the courses do not clearly go together
     */
    Optional<Lag> of(Metric signal, List<Filter> filters, Map<String, String> place, boolean rising) {
        return stretches.flatMap(
                known -> Lag.of(measure(place, known), course(signal, filters, known), rose == rising, known));
    }

    private Course measure(Map<String, String> place, Stretches known) {
        return courses.computeIfAbsent(place, where -> {
            PeriodNumbers numbers = new PeriodNumbers(executor, places.narrowed(where), now);
            SortedMap<LocalDateTime, double[]> course = numbers.course(known.period(), known.grain());
            return numbers.mean() ? Course.ofMeans(course, known) : Course.ofSums(course, known);
        });
    }

    private Course course(Metric signal, List<Filter> filters, Stretches known) {
        MetricQueryBuilder asked =
                MetricQuery.of(signal.name()).by(known.grain()).within(known.period());
        filters.forEach(asked::where);
        TreeMap<LocalDateTime, double[]> counts = new TreeMap<>();
        executor.numbers(asked.build(), now)
                .rows()
                .forEach(row ->
                        counts.put(PeriodNumbers.moment(row.get(0)), new double[] {PeriodNumbers.number(row.get(1))}));
        return Course.ofSums(counts, known);
    }
}
