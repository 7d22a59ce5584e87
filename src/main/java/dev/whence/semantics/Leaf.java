package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One aggregate over one population of rows: a metric that is no ratio, or a statistic of its single values.
 *
 * @param sql an aggregate over {@code dataset.field}
 */
record Leaf(Metric metric, String sql, DataType type, Population population) {
    private static final Pattern OR = Pattern.compile("\\bOR\\b", Pattern.CASE_INSENSITIVE);

    /** Which rows an aggregate is computed over. Aggregates over the same rows share a query. */
    record Population(
            String dataset,
            Optional<String> where,
            String timeRole,
            Optional<String> entity,
            Optional<String> having,
            Optional<Evidence> evidence) {
        /** Whether all of these rows are, by what the two say of themselves, rows of another population as well. */
        boolean within(Population other) {
            return dataset.equals(other.dataset)
                    && timeRole.equals(other.timeRole)
                    && having.isEmpty()
                    && other.having.isEmpty()
                    && where.filter(own -> other.where.isEmpty() || narrows(own, other.where.get()))
                            .isPresent();
        }

        /** Only conditions that are all to be met: "a AND b OR c" may hold where "a" does not. */
        private static boolean narrows(String own, String wider) {
            return own.startsWith(wider + " AND ") && !OR.matcher(own).find();
        }
    }

    static Leaf of(SemanticModel model, Metric metric, String statistic, String queryRole) {
        String role = queryRole.isEmpty() || queryRole.equals(model.timeRole()) || metric.isUndated()
                ? metric.timeRole().orElse(model.timeRole())
                : queryRole;
        Population population = new Population(
                metric.dataset(), metric.where(), role, metric.entity(), metric.having(), metric.evidence());
        if (statistic.isEmpty()) {
            return new Leaf(metric, metric.expression(), metric.type(), population);
        }
        String values = metric.values()
                .orElseThrow(() -> WhenceException.badData(
                        "'" + metric.name() + "' is not made of single values, so it has no " + statistic));
        return new Leaf(metric, Statistic.sql(statistic, values), DataType.FLOAT, population);
    }

    /** Whether it can be computed in passing, where the aggregates of another population are. */
    boolean fitsInto(Population other) {
        return population.within(other) && AggregateCall.whole(sql).isPresent();
    }

    /** The SQL over rows of which some may be of another population. */
    String sqlAmong(Population rows) {
        return rows.equals(population)
                ? sql
                : sql + " FILTER (WHERE " + population.where().orElseThrow() + ")";
    }

    boolean countsFromZero() {
        return type == DataType.INTEGER;
    }
}
