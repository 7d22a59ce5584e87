package dev.whence.semantics;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question in the terms of the semantic model: what is to be computed, never how. Names are those of the model. Made
 * with {@link #of}, for example {@code MetricQuery.of("revenue").by("state").within(may).top("revenue", 5).build()}.
 *
 * @param metrics at least one. A metric of single values (see {@code values} in the model) may carry a statistic:
 *     {@code delivery_time:median}, {@code :p90}, {@code :min}, {@code :max}, {@code :mean}, {@code :sum},
 *     {@code :stddev}. What can be added up may be divided by the period's units of time that are over:
 *     {@code revenue:per_day}, {@code :per_month}
 * @param dimensions what to group by besides the grain; may be empty
 * @param buckets numeric dimensions to group by in ranges, whether or not they are among {@code dimensions}
 * @param grain groups by time; the period column comes first in the result
 * @param period half-open; empty means everything up to the question's clock
 * @param baseline the period that {@code period} is compared with
 * @param timeRole which date the period and the grain mean (a name of the model such as "delivered"); empty for the
 *     metric's own default
 * @param having conditions on metrics after grouping; the metric need not be among {@code metrics}, and may be
 *     {@link #POPULATION}
 * @param share each value becomes its part of the whole (the same query without the dimensions, or, where {@code part}
 *     filters are given, without those filters)
 * @param part filters of the numerator of a share
 * @param runningTotal adds a column with the sum so far for each metric; needs a grain
 * @param members who or what all rows belong to: each is computed first, and the query narrowed to it
 * @param countedAs the result is one number instead, how many groups there are (or, without dimensions, how many
 *     members), under this name: "customers" for how many customers have two orders; empty for the groups themselves
 */
public record MetricQuery(
        List<String> metrics,
        List<String> dimensions,
        List<Bucket> buckets,
        Optional<Grain> grain,
        List<Filter> filters,
        Optional<Period> period,
        Optional<Period> baseline,
        String timeRole,
        Optional<Ranking> ranking,
        List<Having> having,
        boolean share,
        List<Filter> part,
        boolean runningTotal,
        Optional<String> countedAs,
        List<Members> members) {
    /** As the metric of a {@link Having}: the rows that the first metric of the query is computed over. */
    public static final String POPULATION = "population";

    public MetricQuery {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        buckets = List.copyOf(buckets);
        filters = List.copyOf(filters);
        having = List.copyOf(having);
        part = List.copyOf(part);
        members = List.copyOf(members);
    }

    public static MetricQueryBuilder of(String... metrics) {
        return new MetricQueryBuilder(List.of(metrics));
    }

    /** A builder that starts from this query. */
    public MetricQueryBuilder toBuilder() {
        return new MetricQueryBuilder(this);
    }

    /** Whether it asks only how many members there are. */
    public boolean countsMembers() {
        return countedAs.isPresent() && dimensions.isEmpty() && !members.isEmpty();
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

    /** A condition on a dimension before grouping. Numbers, dates and truth values are written as text. */
    public record Filter(String dimension, Operator operator, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }

        public static Filter in(String dimension, String... values) {
            return new Filter(dimension, Operator.IN, List.of(values));
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

    /**
     * Groups a numeric dimension into ranges. With edges: below the first, from each to just below the next, from the last
     * up. With a step: from each of its multiples to just below the next, as far as there are rows.
     *
     * @param edges ascending; empty if and only if there is a step
     * @param closed those of the edges that belong to the range below them
     * @param step more than zero
     */
    public record Bucket(String dimension, List<BigDecimal> edges, List<BigDecimal> closed, Optional<BigDecimal> step) {
        public Bucket {
            edges = List.copyOf(edges);
            closed = List.copyOf(closed);
        }

        public Bucket(String dimension, List<BigDecimal> edges) {
            this(dimension, edges, List.of(), Optional.empty());
        }

        /** From 0 to just below {@code step}, from there to just below twice as much, and so on. */
        public static Bucket steps(String dimension, BigDecimal step) {
            return new Bucket(dimension, List.of(), List.of(), Optional.of(step));
        }

        /** For JSON and YAML: what there is of it, by name. */
        public Map<String, Object> described() {
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("dimension", dimension);
            step.ifPresent(width -> parts.put("step", width));
            if (step.isEmpty()) {
                parts.put("edges", edges);
            }
            if (!closed.isEmpty()) {
                parts.put("closed", closed);
            }
            return parts;
        }
    }

    /**
     * Best first: by a metric of the query (or, in a comparison, {@code current}, {@code previous}, {@code change} or
     * {@code change_rate}), ties by name ascending, {@code limit} rows (0 means all).
     *
     * @param offset how many rows are passed over before them: 1 for the second best
     */
    public record Ranking(String metric, boolean descending, int limit, int offset) {}

    /** A condition on a metric of the group. */
    public record Having(String metric, Operator operator, BigDecimal value) {}
}
