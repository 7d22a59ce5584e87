package dev.whence.diagnosis;

import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.event.WhenceException;
import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricQueryBuilder;
import dev.whence.semantics.MetricResult;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What else happened more often (or, where things became better, less often) in the period than in its baseline, a day: in
 * the root causes' segments as far as it has their dimensions.
 */
final class Signals {
    private static final int MOST = 5;
    /** Of so many hours it is worth saying which. */
    private static final int LONGEST = 72;
    /** A value that more than so many have is said. */
    private static final double MOSTLY = 0.6;

    private final MetricExecutor executor;
    private final MetricQuery query;
    private final LocalDateTime now;
    private final boolean rising;
    private final Places places;
    private final Lags lags;
    private final double lengths;

    /**
     * @param rising whether signals are looked for that came more often: what may be causes are bad things
     * @param rose whether the metric of the query did
     */
    Signals(MetricExecutor executor, MetricQuery query, boolean rising, boolean rose, LocalDateTime now) {
        this.executor = executor;
        this.query = query;
        this.now = now;
        this.rising = rising;
        this.places = new Places(executor.model(), query);
        this.lags = new Lags(executor, query, rose, now);
        this.lengths = Explainer.lengths(query, now);
    }

    /** A signal in a place, and how much it grew there. */
    private record Grown(
            Metric metric,
            Map<String, String> place,
            List<Filter> filters,
            double baseline,
            double current,
            Growth growth,
            MetricResult result) {}

    /** @param segments in which to look, beside everything */
    List<Signal> of(List<Segment> segments) {
        List<Map<String, String>> where = segments.stream()
                .map(segment -> (Map<String, String>) segment.values())
                .collect(Collectors.toCollection(ArrayList::new));
        where.add(Map.of());
        List<Grown> grown = new ArrayList<>();
        for (String name : places.signals()) {
            if (!rising && executor.model().metric(name).timeRole().isEmpty()) {
                // the late deliveries of the last days' orders are yet to come: fewer of them say nothing
                continue;
            }
            where.stream()
                    .flatMap(place -> grown(name, place).stream())
                    .max(Comparator.comparingDouble(one -> one.growth().size()))
                    .ifPresent(grown::add);
        }
        return grown.stream()
                .sorted(Comparator.comparingDouble((Grown one) -> one.growth().size())
                        .reversed())
                .limit(MOST)
                .map(this::signal)
                .toList();
    }

    private Optional<Grown> grown(String name, Map<String, String> place) {
        try {
            return compared(executor.model().metric(name), place);
        } catch (WhenceException notComputable) {
            return Optional.empty();
        }
    }

    private Optional<Grown> compared(Metric metric, Map<String, String> place) {
        MetricQueryBuilder asked = MetricQuery.of(metric.name())
                .within(query.period().orElseThrow())
                .comparedWith(query.baseline().orElseThrow());
        List<Filter> filters = places.filters(metric.name(), place);
        filters.forEach(asked::where);
        MetricResult result = executor.run(asked.build(), now);
        double current = PeriodNumbers.number(result.rows().get(0).get(0));
        double baseline = PeriodNumbers.number(result.rows().get(0).get(1)) * lengths;
        Growth growth = Growth.of(current, baseline, lengths);
        return Optional.of(new Grown(metric, place, filters, baseline, current, growth, result))
                .filter(one -> growth.notable(rising));
    }

    private Signal signal(Grown one) {
        List<Filter> filters = one.filters();
        return new Signal(
                one.metric().name(),
                one.metric().display(),
                Places.written(Stream.concat(filters.stream(), details(one.metric(), filters).stream())
                        .toList()),
                when(one.metric(), filters, one.baseline()),
                one.baseline(),
                one.current(),
                one.growth().strength(),
                one.growth().deviations(),
                lags.of(one.metric(), filters, one.place(), rising),
                one.result().samples());
    }

    /** From the first to the last hour that had far more than usual; of a long period its name. */
    private String when(Metric metric, List<Filter> filters, double expected) {
        Period period = query.period().orElseThrow();
        long hours = ChronoUnit.HOURS.between(period.from(), period.to());
        if (hours > LONGEST || !rising) {
            return period.label();
        }
        MetricQueryBuilder asked = MetricQuery.of(metric.name()).by(Grain.HOUR).within(period);
        filters.forEach(asked::where);
        double many = 2 + 3 * expected / hours;
        List<String> much = executor.numbers(asked.build(), now).rows().stream()
                .filter(row -> PeriodNumbers.number(row.get(1)) > many)
                .map(row -> row.get(0).toString())
                .toList();
        return much.isEmpty() ? period.label() : much.get(0) + " to " + much.get(much.size() - 1);
    }

    /** What most of them have in common: the page, the method. */
    private List<Filter> details(Metric metric, List<Filter> filters) {
        List<Filter> details = new ArrayList<>();
        for (String name : executor.model().explaining().details()) {
            if (filters.stream().anyMatch(filter -> filter.dimension().equals(name))) {
                continue;
            }
            MetricQueryBuilder asked =
                    MetricQuery.of(metric.name()).by(name).within(query.period().orElseThrow());
            filters.forEach(asked::where);
            common(asked.build()).map(value -> Filter.in(name, value)).ifPresent(details::add);
        }
        return details;
    }

    /** The value that most have; none where the signal has no such dimension. */
    private Optional<String> common(MetricQuery asked) {
        try {
            List<List<Object>> rows = executor.numbers(asked, now).rows();
            double all = rows.stream()
                    .mapToDouble(row -> PeriodNumbers.number(row.get(1)))
                    .sum();
            return rows.stream()
                    .filter(row -> row.get(0) != null && PeriodNumbers.number(row.get(1)) > MOSTLY * all)
                    .map(row -> row.get(0).toString())
                    .findFirst();
        } catch (WhenceException withoutTheDimension) {
            return Optional.empty();
        }
    }
}
