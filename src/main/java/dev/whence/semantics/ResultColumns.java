package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The columns of a plan's result: the keys, then for each metric its value, share, running total or comparison. */
final class ResultColumns {
    private final QueryPlan plan;
    private final Side current;
    private final Optional<Side> previous;
    private final Optional<Side> whole;
    private final String rows;
    private final List<ResultColumn> columns = new ArrayList<>();

    ResultColumns(QueryPlan plan, Side current, Optional<Side> previous, Optional<Side> whole, String rows) {
        this.plan = plan;
        this.current = current;
        this.previous = previous;
        this.whole = whole;
        this.rows = rows;
    }

    List<ResultColumn> all() {
        for (int i = 0; i < plan.keys().size(); i++) {
            Key key = plan.keys().get(i);
            columns.add(new ResultColumn(
                    key.name(), key.type(), key.unit(), DSL.field(DSL.name(rows, "k" + i)), Optional.of(key), ""));
        }
        for (Measure measure : plan.measures()) {
            if (previous.isPresent()) {
                comparison(measure, previous.get());
            } else if (whole.isPresent()) {
                share(measure, whole.get());
            } else {
                value(measure);
            }
        }
        return columns;
    }

    /** The column that a ranking names. Fails with BAD_DATA if there is none. */
    static Field<Object> rankedBy(List<ResultColumn> columns, String name, QueryPlan plan) {
        return columns.stream()
                .filter(column -> column.key().isEmpty())
                .filter(column -> column.name().equals(name) || column.metric().equals(name))
                .findFirst()
                .orElseThrow(() -> WhenceException.badData(
                        "the result cannot be ranked by '" + name + "': it is none of its numbers, which are "
                                + plan.query().metrics()))
                .sql();
    }

    private void value(Measure measure) {
        Field<Object> value = current.value(measure, false);
        add(measure, measure.name(), measure.type(), measure.metric().unit(), value);
        if (plan.query().runningTotal()) {
            add(
                    measure,
                    "running_" + measure.name(),
                    measure.type(),
                    measure.metric().unit(),
                    running(value));
        }
    }

    private Field<Object> running(Field<Object> value) {
        List<Field<?>> parts = new ArrayList<>();
        Field<Object> time = DSL.field(DSL.name(rows, "k0"));
        for (int i = 1; i < plan.keys().size(); i++) {
            parts.add(DSL.field(DSL.name(rows, "k" + i)));
        }
        return parts.isEmpty()
                ? DSL.field("sum({0}) over (order by {1})", value, time)
                : DSL.field("sum({0}) over (partition by {1} order by {2})", value, DSL.list(parts), time);
    }

    private void share(Measure measure, Side side) {
        Field<Object> part = current.value(measure, true);
        Field<Object> of = side.value(measure, true);
        add(measure, measure.name() + "_share", MetricResult.Type.DECIMAL, Metric.FRACTION, Side.quotient(part, of));
    }

    private void comparison(Measure measure, Side before) {
        String prefix = plan.measures().size() == 1 ? "" : measure.name() + "_";
        Field<Object> now = current.value(measure, true);
        Field<Object> then = before.value(measure, true);
        Field<Object> change = DSL.field("({0} - {1})", now, then);
        String unit = measure.metric().unit();
        add(measure, prefix + "current", measure.type(), unit, now);
        add(measure, prefix + "previous", measure.type(), unit, then);
        add(measure, prefix + "change", measure.type(), unit, change);
        if (!measure.metric().isFraction()) {
            add(
                    measure,
                    prefix + "change_rate",
                    MetricResult.Type.DECIMAL,
                    Metric.FRACTION,
                    Side.quotient(change, then));
        }
    }

    private void add(Measure measure, String name, MetricResult.Type type, String unit, Field<Object> sql) {
        columns.add(new ResultColumn(name, type, unit, sql, Optional.empty(), measure.name()));
    }
}
