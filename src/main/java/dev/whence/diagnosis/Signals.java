package dev.whence.diagnosis;

import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.event.WhenceException;
import dev.whence.semantics.ExplainingDimensions;
import dev.whence.semantics.ExplainingDimensions.By;
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
 * What else happened more often in the period than in its baseline, a day: in the root causes' segments as far as it has
 * their dimensions. A count is told from chance by the square roots of both (their variance is nearly constant).
 */
final class Signals {
    private static final double SURE = 4;
    private static final double NOTABLE = 1.5;
    private static final int MOST = 5;
    /** Of so many hours it is worth saying which. */
    private static final int LONGEST = 72;
    /** A value that more than so many have is said. */
    private static final double MOSTLY = 0.6;

    private final MetricExecutor executor;
    private final MetricQuery query;
    private final LocalDateTime now;
    private final double lengths;

    Signals(MetricExecutor executor, MetricQuery query, LocalDateTime now) {
        this.executor = executor;
        this.query = query;
        this.now = now;
        this.lengths = Explainer.days(query.period().orElseThrow(), now)
                / Explainer.days(query.baseline().orElseThrow(), now);
    }

    List<Signal> of(Diagnosis diagnosis) {
        List<Map<String, String>> places = diagnosis.causes().stream()
                .map(cause -> (Map<String, String>) cause.segment().values())
                .collect(Collectors.toCollection(ArrayList::new));
        places.add(Map.of());
        List<Signal> signals = new ArrayList<>();
        for (String name : executor.model().explaining().signals()) {
            if (!query.metrics().contains(name)) {
                places.stream()
                        .flatMap(place -> signal(name, place).stream())
                        .max(Comparator.comparingDouble(Signal::strength))
                        .ifPresent(signals::add);
            }
        }
        return signals.stream()
                .sorted(Comparator.comparingDouble(Signal::strength).reversed())
                .limit(MOST)
                .toList();
    }

    private Optional<Signal> signal(String name, Map<String, String> place) {
        try {
            return compared(executor.model().metric(name), place);
        } catch (WhenceException notComputable) {
            return Optional.empty();
        }
    }

    private Optional<Signal> compared(Metric metric, Map<String, String> place) {
        MetricQueryBuilder asked = MetricQuery.of(metric.name())
                .within(query.period().orElseThrow())
                .comparedWith(query.baseline().orElseThrow());
        List<Filter> filters = filters(metric, place);
        filters.forEach(asked::where);
        MetricResult result = executor.run(asked.build(), now);
        double current = PeriodNumbers.number(result.rows().get(0).get(0));
        double baseline = PeriodNumbers.number(result.rows().get(0).get(1)) * lengths;
        double sure = 2 * (Math.sqrt(current) - Math.sqrt(baseline)) / Math.sqrt(1 + lengths);
        double strength = (current + 0.5) / (baseline + 0.5);
        return sure < SURE || strength < NOTABLE
                ? Optional.empty()
                : Optional.of(new Signal(
                        metric.display(),
                        Stream.concat(filters.stream(), details(metric, filters).stream())
                                .map(filter -> filter.dimension() + "=" + String.join("|", filter.values()))
                                .collect(Collectors.joining("&")),
                        when(metric, filters, baseline),
                        baseline,
                        current,
                        strength,
                        result.samples()));
    }

    /** From the first to the last hour that had far more than usual; of a long period its name. */
    private String when(Metric metric, List<Filter> filters, double expected) {
        Period period = query.period().orElseThrow();
        long hours = ChronoUnit.HOURS.between(period.from(), period.to());
        if (hours > LONGEST) {
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

    /** Those of the question and of the place that the signal can be asked by. */
    private List<Filter> filters(Metric metric, Map<String, String> place) {
        List<By> known = new ExplainingDimensions(executor.model())
                .of(MetricQuery.of(metric.name()).build());
        List<Filter> filters = new ArrayList<>(query.filters().stream()
                .filter(filter -> known.stream().anyMatch(by -> by.name().equals(filter.dimension())))
                .toList());
        known.stream()
                .filter(by -> place.containsKey(by.name()))
                .map(by -> Filter.in(by.dimension(), place.get(by.name())))
                .forEach(filters::add);
        return filters;
    }
}
