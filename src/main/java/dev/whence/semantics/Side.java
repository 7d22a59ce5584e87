package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * One side of a comparison or of a share: the same aggregates over one period and one set of filters. Each population
 * is a common table expression.
 *
 * @param name current, previous or whole
 * @param keys the first keys of the plan, or all
 */
record Side(String name, QueryPlan plan, List<Key> keys, List<Filter> filters, Window window) {
    List<CommonTableExpression<?>> tables(SemanticModel model) {
        List<CommonTableExpression<?>> tables = new ArrayList<>();
        plan.groups()
                .forEach((population, leaves) -> tables.add(DSL.name(table(tables.size()))
                        .as(new FactSelect(
                                        model,
                                        population,
                                        keys,
                                        filters,
                                        plan.query().members(),
                                        window,
                                        false)
                                .aggregate(leaves))));
        return tables;
    }

    String table(int group) {
        return name + "_" + group;
    }

    Field<Object> column(int group, String column) {
        return DSL.field(DSL.name(table(group), column));
    }

    /** The row of this side's table that belongs to a row of another table with the same keys. */
    Condition sameKeys(int group, String other) {
        Condition same = DSL.noCondition();
        for (int i = 0; i < keys.size(); i++) {
            Field<Object> theirs = DSL.field(DSL.name(other, "k" + i));
            same = same.and(column(group, "k" + i).isNotDistinctFrom(theirs));
        }
        return keys.isEmpty() ? DSL.trueCondition() : same;
    }

    /** Null where the group has no rows, but for counts, which are 0. */
    Field<Object> value(Measure measure, boolean missingIsZero) {
        Field<Object> value = leaf(measure.leaf());
        if (measure.denominator().isPresent()) {
            Field<Object> denominator = leaf(measure.denominator().get());
            boolean counted =
                    measure.leaf().countsFromZero() || measure.leaf().metric().additive();
            Field<Object> numerator = counted ? orZero(value) : value;
            return quotient(numerator, denominator);
        }
        boolean zero = measure.leaf().countsFromZero() || missingIsZero && measure.additive();
        Field<Object> whole = zero ? orZero(value) : value;
        return measure.per()
                .map(grain -> quotient(whole, units(grain, plan.group(measure.leaf()))))
                .orElse(whole);
    }

    private Field<Object> units(Grain grain, int group) {
        double all = window.units(grain);
        return plan.days()
                .filter(days -> grain == Grain.DAY)
                .map(days -> days.count(window, filters, place -> column(group, "k" + place)))
                .orElse(DSL.inline(all).coerce(Object.class));
    }

    static Field<Object> quotient(Field<Object> numerator, Field<Object> denominator) {
        return DSL.field("({0} / nullif({1}, 0))", numerator, denominator);
    }

    static Field<Object> orZero(Field<Object> value) {
        return DSL.field("coalesce({0}, 0)", value);
    }

    private Field<Object> leaf(Leaf leaf) {
        return column(plan.group(leaf), "v" + plan.column(leaf));
    }
}
