package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What the rows of a finer dataset say about the rows of a coarser one. Grouped by, it is joined as distinct values;
 * only filtered by, it is a semi-join: one row that meets all conditions at once is enough, and "not" means that there is
 * none.
 */
final class BridgeSelect implements FinerRows {
    private final SemanticModel model;
    private final DimensionPath.Bridge bridge;
    private final String timeRole;
    private final String name;
    private final Relationship last;
    private final RowSource rows;
    private final Set<dev.whence.semantics.Field> keys = new LinkedHashSet<>();
    private final List<Condition> wanted = new ArrayList<>();
    private final List<Select<?>> unwanted = new ArrayList<>();
    private final RowSource facts;

    BridgeSelect(SemanticModel model, DimensionPath.Bridge bridge, String timeRole, String name, RowSource rows) {
        this.model = model;
        this.bridge = bridge;
        this.timeRole = timeRole;
        this.name = name;
        this.rows = rows;
        this.facts = new RowSource(model, bridge.fact(), timeRole);
        List<Relationship> way = new JoinPaths(model.relationships())
                .path(bridge.fact(), bridge.hub(), timeRole)
                .orElseThrow();
        this.last = way.get(way.size() - 1);
        hubKeys();
    }

    @Override
    public Field<Object> key(dev.whence.semantics.Field dimension) {
        facts.field(dimension.dataset(), dimension.name());
        keys.add(dimension);
        return DSL.field(DSL.name(name, dimension.name()));
    }

    @Override
    public void filter(Filter filter, dev.whence.semantics.Field dimension) {
        boolean none = filter.operator() == Operator.NOT_IN || filter.operator() == Operator.IS_NULL;
        if (none && keys.isEmpty()) {
            Operator opposite = filter.operator() == Operator.NOT_IN ? Operator.IN : Operator.IS_NOT_NULL;
            RowSource others = new RowSource(model, bridge.fact(), timeRole);
            Condition meets = Conditions.of(
                    new Filter(filter.dimension(), opposite, filter.values()),
                    dimension,
                    others.field(dimension.dataset(), dimension.name()));
            unwanted.add(matches(others, List.of(meets)));
        } else {
            wanted.add(Conditions.of(filter, dimension, facts.field(dimension.dataset(), dimension.name())));
        }
    }

    @Override
    public void among(MemberSelect members, String dataset, String column) {
        wanted.add(members.contain(facts.field(dataset, column)));
    }

    @Override
    public Table<?> join(Table<?> table) {
        if (keys.isEmpty()) {
            return table;
        }
        List<SelectField<?>> columns = new ArrayList<>();
        List<Field<Object>> factKeys = factKeys(facts);
        List<Condition> on = new ArrayList<>();
        for (int i = 0; i < factKeys.size(); i++) {
            columns.add(factKeys.get(i).as("h" + i));
            on.add(hubKeys().get(i).eq(DSL.field(DSL.name(name, "h" + i))));
        }
        keys.forEach(key -> columns.add(facts.field(key.dataset(), key.name()).as(DSL.name(key.name()))));
        Table<?> pairs =
                DSL.selectDistinct(columns).from(facts.table()).where(wanted).asTable(DSL.name(name));
        return table.join(pairs).on(DSL.and(on));
    }

    @Override
    public List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        if (keys.isEmpty() && !wanted.isEmpty()) {
            conditions.add(DSL.row(hubKeys()).in(matches(facts, wanted)));
        }
        unwanted.forEach(rejected -> conditions.add(DSL.row(hubKeys()).notIn(rejected)));
        return conditions;
    }

    @Override
    public boolean multiplies() {
        return !keys.isEmpty();
    }

    private Select<?> matches(RowSource source, List<Condition> meets) {
        List<Field<Object>> factKeys = factKeys(source);
        List<Condition> all = new ArrayList<>(meets);
        factKeys.forEach(key -> all.add(key.isNotNull()));
        return DSL.select(factKeys).from(source.table()).where(all);
    }

    private List<Field<Object>> factKeys(RowSource source) {
        return last.fromColumns().stream()
                .map(column -> source.field(last.from(), column))
                .toList();
    }

    private List<Field<Object>> hubKeys() {
        return last.toColumns().stream()
                .map(column -> rows.field(bridge.hub(), column))
                .toList();
    }
}
