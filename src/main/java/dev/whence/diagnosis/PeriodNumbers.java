package dev.whence.diagnosis;

import dev.whence.event.WhenceException;
import dev.whence.semantics.ExplainingDimensions.By;
import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricQueryBuilder;
import dev.whence.semantics.MetricResult;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of a metric, and of a mean its numbers of items, by the leaves of two periods. */
final class PeriodNumbers {
    private static final String UNKNOWN = "unknown";
    private static final int NUMBERS = 4;

    private final MetricExecutor executor;
    private final MetricQuery query;
    private final LocalDateTime now;
    private final Metric metric;
    private final List<String> asked;

    /** Fails with BAD_DATA for a metric that is no sum, count or mean. */
    PeriodNumbers(MetricExecutor executor, MetricQuery query, LocalDateTime now) {
        this.executor = executor;
        this.query = query;
        this.now = now;
        String name = query.metrics().get(0);
        if (name.contains(":")) {
            throw WhenceException.badData("a change of '" + name.replace(':', ' ')
                    + "' has no parts that add up; ask why the mean, the sum or the number changed");
        }
        this.metric = executor.model().metric(name);
        this.asked = metric.ratio()
                .map(ratio -> List.of(ratio.numerator(), ratio.denominator()))
                .orElseGet(() -> metric.values().isPresent() ? List.of(name + ":sum", name) : List.of(name));
    }

    Metric metric() {
        return metric;
    }

    boolean mean() {
        return asked.size() == 2;
    }

    /** Whether what is added up is a count of things. */
    boolean counts() {
        return metric.values().isEmpty()
                && executor.model().metric(asked.get(0)).type() == dev.whence.semantics.DataType.INTEGER;
    }

    /** Real is the query's period, predict its baseline. */
    LeafTable leaves(List<By> dimensions) {
        Map<List<String>, double[]> sums = new LinkedHashMap<>();
        add(sums, dimensions, query.baseline().orElseThrow(), 0);
        add(sums, dimensions, query.period().orElseThrow(), 1);
        LeafTable.Builder table = LeafTable.of(dimensions.stream().map(By::name).toList(), mean());
        sums.forEach((leaf, each) -> {
            if (mean()) {
                table.add(leaf, each[1], each[0], each[3], each[2]);
            } else {
                table.add(leaf, each[1], each[0]);
            }
        });
        return table.build();
    }

    /** Baseline and current sums, then baseline and current items. */
    private void add(Map<List<String>, double[]> sums, List<By> dimensions, Period period, int at) {
        MetricResult result = executor.numbers(
                of(period, asked)
                        .by(dimensions.stream().map(By::dimension).toArray(String[]::new))
                        .build(),
                now);
        int first = result.columns().size() - asked.size();
        for (List<Object> row : result.rows()) {
            List<String> leaf = new ArrayList<>();
            for (By dimension : dimensions) {
                int column = column(result, dimension.dimension());
                leaf.add(Objects.toString(row.get(column), UNKNOWN));
            }
            double[] each = sums.computeIfAbsent(leaf, fresh -> new double[NUMBERS]);
            double sum = number(row.get(first));
            each[at] += sum;
            each[2 + at] += mean() ? items(sum, number(row.get(first + 1))) : 1;
        }
    }

    private static int column(MetricResult result, String name) {
        return result.columns().stream().map(MetricResult.Column::name).toList().indexOf(name);
    }

    private double items(double sum, double second) {
        return metric.values().isEmpty() ? second : second == 0 ? 0 : Math.rint(sum / second);
    }

    /** A query of the same filters and dates over another period. */
    MetricQueryBuilder of(Period period, List<String> metrics) {
        MetricQueryBuilder other =
                MetricQuery.of(metrics.toArray(String[]::new)).within(period).dated(query.timeRole());
        query.filters().forEach(other::where);
        return other;
    }

    /** The metrics of a period as a whole; without a value 0. */
    List<Double> totals(Period period, List<String> metrics) {
        List<Object> row =
                executor.numbers(of(period, metrics).build(), now).rows().get(0);
        return row.stream().map(PeriodNumbers::number).toList();
    }

    /** The sum and the number of items of each hour or day of a period that has any. */
    SortedMap<LocalDateTime, double[]> course(Period period, Grain grain) {
        SortedMap<LocalDateTime, double[]> course = new TreeMap<>();
        for (List<Object> row :
                executor.numbers(of(period, asked).by(grain).build(), now).rows()) {
            double sum = number(row.get(1));
            course.put(moment(row.get(0)), new double[] {sum, mean() ? items(sum, number(row.get(2))) : 1});
        }
        return course;
    }

    /** When an hour or a day begins that a result is grouped by. */
    static LocalDateTime moment(Object label) {
        return label instanceof LocalDateTime moment
                ? moment
                : LocalDate.parse(label.toString()).atStartOfDay();
    }

    static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
