package dev.whence.semantics;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A question in the terms of the semantic model: what is to be computed, never how. Names are those of the model.
 *
 * @param metrics at least one
 * @param dimensions what to group by besides the grain; may be empty
 * @param grain groups by time; the period column comes first in the result
 * @param period half-open; empty means everything up to the question's clock
 * @param baseline the period that {@code period} is compared with
 * @param timeRole which date the period and the grain mean (a name of the model, "placed" unless the question says
 *     "delivered in ...")
 * @param having conditions on metrics after grouping; the metric need not be among {@code metrics}
 * @param share each value becomes its part of the whole (the same query without the dimensions, or, where {@code part}
 *     filters are given, without those filters)
 * @param part filters of the numerator of a share
 */
public record MetricQuery(
        List<String> metrics,
        List<String> dimensions,
        Optional<Grain> grain,
        List<Filter> filters,
        Optional<Period> period,
        Optional<Period> baseline,
        String timeRole,
        Optional<Ranking> ranking,
        List<Having> having,
        boolean share,
        List<Filter> part,
        boolean runningTotal) {
    public MetricQuery {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        filters = List.copyOf(filters);
        having = List.copyOf(having);
        part = List.copyOf(part);
    }

    /** A unit of time to group by. Weeks begin on Monday and are named by it. */
    public enum Grain {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        HALF_YEAR,
        YEAR
    }

    /** From the first moment to just before the last, in the source's clock. {@code label} is for people. */
    public record Period(LocalDateTime from, LocalDateTime to, String label) {}

    /** A condition on a dimension before grouping. */
    public record Filter(String dimension, Operator operator, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }

    /** How a dimension is compared. IN and NOT_IN take one value or more, the others exactly one, IS_NULL none. */
    public enum Operator {
        IN,
        NOT_IN,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        IS_NULL,
        IS_NOT_NULL
    }

    /** Best first: by a metric of the query, ties by name ascending, {@code limit} rows (0 means all). */
    public record Ranking(String metric, boolean descending, int limit) {}

    /** A condition on a metric of the group. */
    public record Having(String metric, Operator operator, BigDecimal value) {}
}
