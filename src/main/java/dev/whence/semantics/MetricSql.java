package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The one statement that answers a plan: an aggregate for each population and each side of the comparison or the share,
 * side by side, one row for each group.
 */
final class MetricSql {
    private static final String KEYS = "keys";

    private final SemanticModel model;
    private final QueryPlan plan;
    private final Side current;
    private final Optional<Side> previous;
    private final Optional<Side> whole;
    private final List<CommonTableExpression<?>> tables = new ArrayList<>();
    private final String rows;
    private final List<ResultColumn> groups;
    private final BehindSql behind;

    MetricSql(SemanticModel model, QueryPlan plan, LocalDateTime clock) {
        LocalDateTime now = plan.until(clock);
        this.model = model;
        this.plan = plan;
        MetricQuery query = plan.query();
        List<Filter> part = new ArrayList<>(query.filters());
        part.addAll(query.part());
        Window window = new Window(query.period(), Optional.empty(), now);
        current = new Side("current", plan, plan.keys(), part, window);
        previous = query.baseline()
                .map(baseline -> new Side("previous", plan, plan.keys(), query.filters(), aligned(baseline, now)));
        whole = query.share()
                ? Optional.of(new Side("whole", plan, wholeKeys(), query.filters(), window))
                : Optional.empty();
        sides().forEach(side -> tables.addAll(side.tables(model)));
        rows = rowTable();
        groups = new ResultColumns(plan, current, previous, whole, rows).all();
        behind = new BehindSql(model, plan, current);
    }

    /** Those of the statement's result. */
    List<ResultColumn> columns() {
        return plan.query().countedAs().map(name -> List.of(count(name))).orElse(groups);
    }

    private static ResultColumn count(String name) {
        return new ResultColumn(name, MetricResult.Type.INTEGER, name, DSL.field("count(*)"), Optional.empty(), name);
    }

    Select<?> statement() {
        return plan.query().countedAs().<Select<?>>map(this::counted).orElseGet(this::grouped);
    }

    private Select<?> counted(String name) {
        if (plan.query().countsMembers()) {
            return behind.members().findFirst().orElseThrow().count();
        }
        return DSL.select(count(name).sql().as(DSL.name(name))).from(grouped().asTable("groups"));
    }

    private Select<?> grouped() {
        List<SelectField<?>> selected = new ArrayList<>();
        groups.forEach(column -> selected.add(column.sql().as(DSL.name(column.name()))));
        SelectLimitStep<?> ordered =
                DSL.with(tables).select(selected).from(joined()).where(having()).orderBy(order());
        return plan.query()
                .ranking()
                .filter(ranking -> ranking.limit() > 0)
                .<Select<?>>map(ranking -> ranking.offset() > 0
                        ? ordered.limit(DSL.inline(ranking.limit())).offset(DSL.inline(ranking.offset()))
                        : ordered.limit(DSL.inline(ranking.limit())))
                .orElse(ordered);
    }

    /** What the current side rests on. */
    BehindSql behind() {
        return behind;
    }

    private Window aligned(Period baseline, LocalDateTime now) {
        return new Window(Optional.of(baseline), plan.query().period(), now);
    }

    private List<Side> sides() {
        List<Side> sides = new ArrayList<>(List.of(current));
        previous.ifPresent(sides::add);
        whole.ifPresent(sides::add);
        return sides;
    }

    /** The whole of each period, or of each group where the share is that of some rows in the group's. */
    private List<Key> wholeKeys() {
        return plan.query().part().isEmpty()
                ? plan.keys().stream().filter(key -> key.grain().isPresent()).toList()
                : plan.keys();
    }

    /** The table whose rows are the rows of the result; where several are, their keys together. */
    private String rowTable() {
        List<Side> making = new ArrayList<>();
        if (plan.query().part().isEmpty()) {
            making.add(current);
            previous.ifPresent(making::add);
        } else {
            whole.ifPresent(making::add);
        }
        List<String> names = making.stream()
                .flatMap(side -> plan.rowGroups().stream().map(side::table))
                .toList();
        if (names.size() == 1 || plan.keys().isEmpty()) {
            return names.get(0);
        }
        List<Field<?>> keys = new ArrayList<>();
        for (int i = 0; i < plan.keys().size(); i++) {
            keys.add(DSL.field(DSL.name("k" + i)));
            if (plan.keys().get(i).sorted()) {
                keys.add(DSL.field(DSL.name("s" + i)));
            }
        }
        tables.add(DSL.name(KEYS)
                .as(names.stream()
                        .<Select<?>>map(name -> DSL.select(keys).from(DSL.table(DSL.name(name))))
                        .reduce(MetricSql::together)
                        .orElseThrow()));
        return KEYS;
    }

    private Table<?> joined() {
        Table<?> all = DSL.table(DSL.name(rows));
        for (Side side : sides()) {
            for (int group = 0; group < plan.groups().size(); group++) {
                if (!side.table(group).equals(rows)) {
                    all = all.leftJoin(DSL.table(DSL.name(side.table(group)))).on(side.sameKeys(group, rows));
                }
            }
        }
        return all;
    }

    private Condition having() {
        Side side = plan.query().part().isEmpty() ? current : whole.orElse(current);
        Condition all = DSL.noCondition();
        for (MetricQuery.Having having : plan.query().having()) {
            Field<Object> value = having.metric().equals(MetricQuery.POPULATION)
                    ? Side.orZero(side.column(plan.group(plan.measures().get(0).base()), "n"))
                    : side.value(plan.measure(having.metric()), false);
            all = all.and(Conditions.compare(value, having.operator(), having.value()));
        }
        return all;
    }

    private List<SortField<?>> order() {
        List<SortField<?>> order = new ArrayList<>();
        plan.query().ranking().ifPresent(ranking -> {
            Field<Object> by = ResultColumns.rankedBy(groups, ranking.metric(), plan);
            order.add((ranking.descending() ? by.desc() : by.asc()).nullsLast());
        });
        for (int i = 0; i < plan.keys().size(); i++) {
            if (plan.keys().get(i).sorted() && order.isEmpty()) {
                order.add(DSL.field(DSL.name(rows, "s" + i)).asc().nullsLast());
            }
            order.add(DSL.field(DSL.name(rows, "k" + i)).asc().nullsLast());
        }
        return order;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Select<?> together(Select<?> one, Select<?> other) {
        return ((Select) one).union((Select) other);
    }
}
