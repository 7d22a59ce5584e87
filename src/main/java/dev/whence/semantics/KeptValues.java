package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The different values of one field of the finer rows, where the coarser rows keep a list of them: nothing is joined. */
final class KeptValues implements FinerRows {
    private final Field<Object> list;
    private final Optional<Supplier<Field<Object>>> spread;
    private final List<Condition> conditions = new ArrayList<>();
    private Optional<Field<Object>> each = Optional.empty();
    private boolean grouped;

    /**
     * @param list null where there are none
     * @param spread makes a row of each value; empty where it is enough that there are some
     */
    KeptValues(Field<Object> list, Optional<Supplier<Field<Object>>> spread) {
        this.list = list;
        this.spread = spread;
    }

    /** What it can say: which values, or which not. */
    static boolean says(Filter filter, dev.whence.semantics.Field dimension) {
        return dimension.type() == DataType.STRING
                && (filter.operator() == Operator.IN || filter.operator() == Operator.NOT_IN);
    }

    @Override
    public Field<Object> key(dev.whence.semantics.Field dimension) {
        grouped = true;
        each = each.or(() -> spread.map(Supplier::get));
        return each.orElse(list);
    }

    @Override
    public void filter(Filter filter, dev.whence.semantics.Field dimension) {
        Field<?> values = DSL.field(
                "list_value({0})",
                DSL.list(filter.values().stream().map(DSL::val).toList()));
        boolean in = filter.operator() == Operator.IN;
        if (each.isPresent()) {
            conditions.add(Conditions.of(filter, dimension, each.get()));
        } else if (in) {
            conditions.add(DSL.condition("list_has_any({0}, {1})", list, values));
        } else if (grouped) {
            conditions.add(DSL.condition("not list_has_all({0}, {1})", values, list));
        } else {
            conditions.add(DSL.condition("not coalesce(list_has_any({0}, {1}), false)", list, values));
        }
    }

    @Override
    public void among(MemberSelect members, String dataset, String column) {
        throw new UnsupportedOperationException("members are told apart by more than one list");
    }

    @Override
    public Table<?> join(Table<?> table) {
        return table;
    }

    @Override
    public List<Condition> conditions() {
        return conditions;
    }

    @Override
    public boolean multiplies() {
        return each.isPresent();
    }
}
