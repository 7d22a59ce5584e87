package dev.whence.nodes;

import dev.whence.event.WhenceException;
import dev.whence.nodes.forecast.Forecast;
import dev.whence.nodes.forecast.Forecaster;
import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.MetricResult.Column;
import dev.whence.semantics.MetricResult.Type;
import dev.whence.semantics.SemanticModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasts any count or sum of the model, with the filters of the question: by day with the season of a week where the
 * period ends within a hundred days, else by month with the season of a year. What it knows are the whole units before now.
 */
public final class ForecastSkill implements Answerer {
    private static final int USUAL_DAYS = 28;
    private static final int LONGEST_DAYS = 100;
    private static final int DAYS_OF_HISTORY = 52 * 7;
    private static final int SHOWN = 56;

    private final SemanticModel model;
    private final Numbers numbers;

    public ForecastSkill(SemanticModel model, Numbers numbers) {
        this.model = model;
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public Finding answer(Interpretation interpretation) {
        MetricQuery query = interpretation.query();
        Metric metric = model.metric(query.metrics().get(0));
        if (query.metrics().size() > 1 || !metric.additive()) {
            throw WhenceException.badData("only a single count or sum can be forecast, and "
                    + metric.display().toLowerCase(Locale.ROOT) + " is none");
        }
        LocalDate today = interpretation.now().toLocalDate();
        Period period = query.period()
                .orElseGet(() -> new Period(
                        today.plusDays(1).atStartOfDay(),
                        today.plusDays(1L + USUAL_DAYS).atStartOfDay(),
                        "the next four weeks"));
        if (!period.to().isAfter(interpretation.now())) {
            throw WhenceException.badData(
                    "a forecast needs a period that is to come, and " + period.label() + " is over");
        }
        boolean daily = query.grain()
                .map(Grain.DAY::equals)
                .orElse(period.to().isBefore(today.plusDays(LONGEST_DAYS).atStartOfDay()));
        return new Course(daily, today, period, query).forecast(interpretation, metric);
    }

    /** The units of time of one forecast. */
    private final class Course {
        private final ChronoUnit unit;
        private final LocalDate next;
        private final LocalDate from;
        private final int skip;
        private final int steps;
        private final MetricQuery past;

        Course(boolean daily, LocalDate today, Period period, MetricQuery query) {
            unit = daily ? ChronoUnit.DAYS : ChronoUnit.MONTHS;
            next = daily ? today : today.withDayOfMonth(1);
            LocalDate begin = period.from().toLocalDate();
            LocalDate first = daily ? begin : begin.withDayOfMonth(1);
            from = first.isBefore(next) ? next : first;
            skip = (int) unit.between(next, from);
            steps = (int) unit.between(from, period.to().minusNanos(1).toLocalDate()) + 1;
            LocalDateTime start =
                    daily ? today.minusDays(DAYS_OF_HISTORY).atStartOfDay() : LocalDateTime.of(1990, 1, 1, 0, 0);
            past = new MetricQuery(
                    query.metrics(),
                    List.of(),
                    List.of(),
                    Optional.of(daily ? Grain.DAY : Grain.MONTH),
                    query.filters(),
                    Optional.of(new Period(start, next.atStartOfDay(), "the past")),
                    Optional.empty(),
                    query.timeRole(),
                    Optional.empty(),
                    List.of(),
                    false,
                    List.of(),
                    false,
                    Optional.empty(),
                    query.members());
        }

        Finding forecast(Interpretation interpretation, Metric metric) {
            MetricResult found = numbers.run(past, interpretation.now());
            double[] series = series(found);
            Forecaster forecaster = new Forecaster(unit == ChronoUnit.DAYS ? 7 : 12, skip, steps);
            Forecast forecast = forecaster
                    .of(series)
                    .orElseThrow(() -> WhenceException.badData(
                            "the history is too short: it has %d whole %s, and at least %d are needed to forecast so far ahead and to"
                                            .formatted(
                                                    series.length,
                                                    unit.toString().toLowerCase(Locale.ROOT),
                                                    forecaster.least())
                                    + " see how wrong that is"));
            String currency = found.columns().get(found.columns().size() - 1).unit();
            MetricResult result = new MetricResult(
                    columns(metric.name(), currency),
                    rows(series, forecast),
                    found.sql(),
                    found.parameters(),
                    found.events(),
                    found.samples(),
                    found.position(),
                    found.asOf());
            return new Finding(interpretation, result, Optional.empty(), Optional.empty(), Optional.of(forecast));
        }

        /** From the first unit that holds anything; units without rows are zero. */
        private double[] series(MetricResult found) {
            if (found.columns().size() != 2) {
                throw WhenceException.badData("amounts are in several currencies; name one, or a source");
            }
            Map<LocalDate, Double> known = new HashMap<>();
            for (List<Object> row : found.rows()) {
                if (row.get(1) instanceof Number value) {
                    known.put(date(row.get(0)), value.doubleValue());
                }
            }
            LocalDate first = known.keySet().stream().min(LocalDate::compareTo).orElse(next);
            // The first month is rarely a whole one.
            LocalDate whole = unit == ChronoUnit.MONTHS ? first.plusMonths(1) : first;
            int length = (int) Math.max(0, unit.between(whole, next));
            double[] series = new double[length];
            for (int i = 0; i < length; i++) {
                series[i] = known.getOrDefault(whole.plus(i, unit), 0.0);
            }
            return series;
        }

        private LocalDate date(Object label) {
            return label instanceof LocalDate date ? date : LocalDate.parse(label + "-01");
        }

        private List<Column> columns(String metric, String currency) {
            boolean days = unit == ChronoUnit.DAYS;
            return List.of(
                    new Column(days ? "day" : "month", days ? Type.DATE : Type.TEXT, ""),
                    new Column(metric, Type.DECIMAL, currency),
                    new Column("forecast", Type.DECIMAL, currency),
                    new Column("low", Type.DECIMAL, currency),
                    new Column("high", Type.DECIMAL, currency));
        }

        private List<List<Object>> rows(double[] series, Forecast forecast) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = Math.max(0, series.length - SHOWN); i < series.length; i++) {
                rows.add(Arrays.asList(label(next.minus((long) series.length - i, unit)), series[i], null, null, null));
            }
            for (int step = 0; step < steps; step++) {
                Forecast.Value value = forecast.values().get(step);
                rows.add(
                        Arrays.asList(label(from.plus(step, unit)), null, value.expected(), value.low(), value.high()));
            }
            return rows;
        }

        private Object label(LocalDate date) {
            return unit == ChronoUnit.DAYS ? date : date.toString().substring(0, 7);
        }
    }
}
