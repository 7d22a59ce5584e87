package dev.whence.semantics;

import dev.whence.semantics.Leaf.Population;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The rows of one population, dated, filtered and grouped. Rows are never multiplied within a group: dimensions of finer
 * datasets come in as distinct pairs, filters on finer datasets as semi-joins.
 */
final class FactSelect {
    private final SemanticModel model;
    private final DimensionPaths paths;
    private final Population population;
    private final Window window;
    private final RowSource rows;
    private final Dating dating;
    private final Map<String, Field<Object>> columns = new LinkedHashMap<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Bridges bridges;
    private final boolean ofWholes;

    /** @param narrows whether the keys only leave out rows that have no value of them */
    FactSelect(
            SemanticModel model,
            Population population,
            List<Key> keys,
            List<Filter> filters,
            List<Members> members,
            Window window,
            boolean narrows) {
        this.model = model;
        this.paths = new DimensionPaths(model);
        this.population = population;
        this.window = window;
        this.rows = new RowSource(model, population.dataset(), population.timeRole());
        this.bridges = new Bridges(model, rows, population.timeRole(), !narrows);
        population.where().ifPresent(where -> conditions.add(rows.condition(where)));
        this.dating = new Dating(model, population, rows);
        conditions.addAll(dating.within(window));
        keys.stream().filter(key -> key.grain().isEmpty()).forEach(key -> bridges.name(path(key.name()), key));
        filters.forEach(filter -> bridges.name(path(filter.dimension()), filter));
        members.forEach(each -> bridges.name(path(each.dimension()), false));
        for (int i = 0; i < keys.size(); i++) {
            groupBy(keys.get(i), i);
        }
        filters.forEach(this::filter);
        members.forEach(this::among);
        this.ofWholes = evidence()
                .flatMap(Evidence::shared)
                .filter(shared -> rows.tellsOnlyOf(shared.of()))
                .isPresent();
    }

    private DimensionPath path(String dimension) {
        return paths.find(dimension, population.dataset(), population.timeRole());
    }

    /** Columns k0, k1 ... of the keys, s0 ... of what sorts them, v0, v1 ... of the aggregates, n of the rows. */
    Select<?> aggregate(List<Leaf> leaves) {
        return population.having().isPresent() ? entities(leaves) : groups(leaves);
    }

    String dataset() {
        return population.dataset();
    }

    /** As {@link #events}, each once; empty where that is more than to leave out rows. */
    Optional<Select<?>> eventsOnce() {
        if (bridges.multiply()) {
            return Optional.empty();
        }
        return evidence().filter(Evidence::own).isPresent() ? events() : eventsOfWholes();
    }

    private Optional<Select<?>> eventsOfWholes() {
        return evidence().flatMap(Evidence::shared).filter(shared -> ofWholes).flatMap(shared -> {
            conditions.add(DSL.condition(
                    rows.field(population.dataset(), shared.first()).coerce(Boolean.class)));
            return events();
        });
    }

    private Optional<Evidence> evidence() {
        return population
                .evidence()
                .or(() -> model.datasets().get(population.dataset()).evidence());
    }

    /** Columns id and position of the event behind every row; empty where rows rest on no events. */
    Optional<Select<?>> events() {
        return evidence().map(evidence -> {
            Field<Object> id = rows.field(population.dataset(), evidence.id());
            Field<Object> position = rows.field(population.dataset(), evidence.position());
            return DSL.select(id.as("id"), position.as("position")).from(from()).where(where());
        });
    }

    /** The rows themselves by their primary key: some of them, and in the last column how many there are of all. */
    Select<?> keys(int limit) {
        List<SelectField<?>> key = new ArrayList<>();
        for (String column : model.datasets().get(population.dataset()).primaryKey()) {
            key.add(rows.field(population.dataset(), column).as(DSL.name(column)));
        }
        if (key.isEmpty()) {
            return DSL.select(DSL.count().as("n")).from(from()).where(where());
        }
        List<Field<?>> names = new ArrayList<>();
        key.forEach(column -> names.add(DSL.field(DSL.name(((Field<?>) column).getName()))));
        Table<?> all = (bridges.multiply() ? DSL.selectDistinct(key) : DSL.select(key))
                .from(from())
                .where(where())
                .asTable("behind");
        List<SelectField<?>> shown = new ArrayList<>(names);
        shown.add(DSL.field("count(*) over ()").as("n"));
        return DSL.select(shown).from(all).orderBy(names).limit(DSL.inline(limit));
    }

    /** The different values of one column of the dataset, as {@code key}. */
    Select<?> values(String column) {
        Field<Object> value = rows.field(population.dataset(), column);
        return DSL.selectDistinct(value.as("key")).from(from()).where(where());
    }

    private Select<?> groups(List<Leaf> leaves) {
        List<SelectField<?>> selected = keyColumns();
        for (int i = 0; i < leaves.size(); i++) {
            selected.add(rows.expression(leaves.get(i).sqlAmong(population)).as("v" + i));
        }
        selected.add(DSL.count().as("n"));
        return DSL.select(selected).from(from()).where(where()).groupBy(keyNames());
    }

    private Select<?> entities(List<Leaf> leaves) {
        Field<Object> entity = rows.expression(population.entity().orElseThrow());
        conditions.add(entity.isNotNull());
        List<SelectField<?>> selected = keyColumns();
        selected.add(entity.as("entity"));
        List<Field<?>> grouping = keyNames();
        grouping.add(DSL.field(DSL.name("entity")));
        Condition having = rows.condition(population.having().orElseThrow());
        Table<?> inner = DSL.select(selected)
                .from(from())
                .where(where())
                .groupBy(grouping)
                .having(having)
                .asTable("entities");
        List<SelectField<?>> outer = new ArrayList<>(keyNames());
        for (int i = 0; i < leaves.size(); i++) {
            outer.add(DSL.count().as("v" + i));
        }
        outer.add(DSL.count().as("n"));
        return DSL.select(outer).from(inner).groupBy(keyNames());
    }

    private List<SelectField<?>> keyColumns() {
        List<SelectField<?>> selected = new ArrayList<>();
        columns.forEach((name, field) -> selected.add(field.as(name)));
        return selected;
    }

    private List<Field<?>> keyNames() {
        List<Field<?>> names = new ArrayList<>();
        columns.keySet().forEach(name -> names.add(DSL.field(DSL.name(name))));
        return names;
    }

    private Table<?> from() {
        Table<?> table = rows.table();
        for (FinerRows bridge : bridges.all()) {
            table = bridge.join(table);
        }
        return table;
    }

    private List<Condition> where() {
        List<Condition> all = new ArrayList<>(conditions);
        bridges.all().forEach(bridge -> all.addAll(bridge.conditions()));
        return all;
    }

    private void groupBy(Key key, int index) {
        if (key.grain().isPresent()) {
            columns.put("k" + index, period(key.grain().get(), dating.moment()));
            return;
        }
        DimensionPath path = path(key.name());
        Field<Object> field = field(path, path.field());
        columns.put(
                "k" + index,
                key.bucket().map(bucket -> Ranges.of(bucket, field)).orElse(field));
        key.sort()
                .map(sort ->
                        model.datasets().get(path.field().dataset()).fields().get(sort))
                .ifPresent(sort -> columns.put("s" + index, field(path, sort)));
        if (path.bridge().isPresent() || key.bucket().isPresent()) {
            conditions.add(field.isNotNull());
        }
    }

    private Field<Object> period(Grain grain, Field<Object> moment) {
        Field<Object> start = Grains.start(grain, moment);
        return window.alignedWith().isPresent()
                ? Grains.shifted(
                        grain,
                        start,
                        window.alignedWith().get(),
                        window.period().orElseThrow())
                : start;
    }

    private Field<Object> field(DimensionPath path, dev.whence.semantics.Field field) {
        return path.bridge().isPresent() ? bridges.of(path).key(field) : rows.field(field.dataset(), field.name());
    }

    private void filter(Filter filter) {
        DimensionPath path = path(filter.dimension());
        if (path.bridge().isEmpty()) {
            Field<Object> field =
                    rows.field(path.field().dataset(), path.field().name());
            conditions.add(Conditions.of(filter, path.field(), field));
            return;
        }
        bridges.of(path).filter(filter, path.field());
    }

    private void among(Members members) {
        MemberSelect select = new MemberSelect(model, members, window);
        DimensionPath path = path(members.dimension());
        String column = select.column(path.field());
        if (path.bridge().isEmpty()) {
            conditions.add(select.contain(rows.field(path.field().dataset(), column)));
        } else {
            bridges.of(path).among(select, path.field().dataset(), column);
        }
    }
}
