package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Bucket;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Having;
import dev.whence.semantics.MetricQuery.Operator;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricQuery.Ranking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a {@link MetricQuery} step by step. Not thread-safe. */
public final class MetricQueryBuilder {
    private List<String> metrics;
    private final List<String> dimensions = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final List<Having> having = new ArrayList<>();
    private final List<Filter> part = new ArrayList<>();
    private Optional<Grain> grain = Optional.empty();
    private Optional<Period> period = Optional.empty();
    private Optional<Period> baseline = Optional.empty();
    private Optional<Ranking> ranking = Optional.empty();
    private String timeRole = "";
    private boolean share;
    private boolean runningTotal;
    private Optional<String> countedAs = Optional.empty();
    private final List<Members> members = new ArrayList<>();

    MetricQueryBuilder(List<String> metrics) {
        this.metrics = metrics;
    }

    MetricQueryBuilder(MetricQuery query) {
        metrics = query.metrics();
        dimensions.addAll(query.dimensions());
        buckets.addAll(query.buckets());
        filters.addAll(query.filters());
        having.addAll(query.having());
        part.addAll(query.part());
        grain = query.grain();
        period = query.period();
        baseline = query.baseline();
        ranking = query.ranking();
        timeRole = query.timeRole();
        share = query.share();
        runningTotal = query.runningTotal();
        countedAs = query.countedAs();
        members.addAll(query.members());
    }

    public MetricQueryBuilder metrics(List<String> names) {
        metrics = names;
        return this;
    }

    public MetricQueryBuilder by(String... names) {
        dimensions.addAll(List.of(names));
        return this;
    }

    public MetricQueryBuilder by(Bucket bucket) {
        buckets.add(bucket);
        return this;
    }

    public MetricQueryBuilder by(Grain unit) {
        grain = Optional.of(unit);
        return this;
    }

    public MetricQueryBuilder where(Filter filter) {
        filters.add(filter);
        return this;
    }

    public MetricQueryBuilder where(String dimension, String... values) {
        return where(Filter.in(dimension, values));
    }

    public MetricQueryBuilder within(Period when) {
        period = Optional.of(when);
        return this;
    }

    public MetricQueryBuilder comparedWith(Period when) {
        baseline = Optional.of(when);
        return this;
    }

    public MetricQueryBuilder dated(String role) {
        timeRole = role;
        return this;
    }

    public MetricQueryBuilder top(String metric, int limit) {
        ranking = Optional.of(new Ranking(metric, true, limit, 0));
        return this;
    }

    public MetricQueryBuilder bottom(String metric, int limit) {
        ranking = Optional.of(new Ranking(metric, false, limit, 0));
        return this;
    }

    /** Passes over that many rows of the ranking, which must be there. */
    public MetricQueryBuilder passingOver(int rows) {
        ranking = ranking.map(rank -> new Ranking(rank.metric(), rank.descending(), rank.limit(), rows));
        return this;
    }

    public MetricQueryBuilder atLeast(String metric, long value) {
        having.add(new Having(metric, Operator.GREATER_OR_EQUAL, BigDecimal.valueOf(value)));
        return this;
    }

    public MetricQueryBuilder having(Having condition) {
        having.add(condition);
        return this;
    }

    public MetricQueryBuilder asShare() {
        share = true;
        return this;
    }

    /** The share that the rows with this filter have in all rows. */
    public MetricQueryBuilder shareOf(Filter filter) {
        part.add(filter);
        return asShare();
    }

    public MetricQueryBuilder withRunningTotal() {
        runningTotal = true;
        return this;
    }

    /** Asks only how many groups there are, and what they are called. */
    public MetricQueryBuilder countingGroups(String name) {
        countedAs = Optional.of(name);
        return this;
    }

    /** Narrows to rows that belong to these. */
    public MetricQueryBuilder among(Members whom) {
        members.add(whom);
        return this;
    }

    public MetricQuery build() {
        return new MetricQuery(
                metrics,
                dimensions,
                buckets,
                grain,
                filters,
                period,
                baseline,
                timeRole,
                ranking,
                having,
                share,
                part,
                runningTotal,
                countedAs,
                members);
    }
}
