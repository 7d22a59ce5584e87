package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The rows of one dataset, joined with just what the query needs along many-to-one relationships: as many rows come out
 * as the dataset has. Every dataset is a derived table under its own name, so that the expressions of the model hold as
 * they are written; but what the rows hold themselves of a dataset that they point to is read from them.
 */
final class RowSource {
    private final SemanticModel model;
    private final String base;
    private final Map<String, List<Relationship>> ways;
    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    private final Set<Relationship> joins = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();

    RowSource(SemanticModel model, String base, String timeRole) {
        this.model = model;
        this.base = base;
        this.ways = new JoinPaths(model.relationships()).reachable(base, timeRole);
        columns.put(base, new LinkedHashMap<>());
    }

    /** A field of a dataset, or a column of its source. Fails with BAD_DATA if no way leads there. */
    Field<Object> field(String dataset, String fieldOrColumn) {
        if (!ways.containsKey(dataset)) {
            throw WhenceException.badData("no relationship leads from " + base + " to " + dataset);
        }
        asked.add(dataset.equals(base) ? base : ways.get(dataset).get(0).to());
        if (held(dataset, fieldOrColumn).isEmpty()) {
            joined(ways.get(dataset));
        }
        Field<Object> field = column(dataset, fieldOrColumn);
        return missing(dataset, fieldOrColumn)
                .map(value -> DSL.<Object>field("coalesce({0}, {1})", field, DSL.inline(value)))
                .orElse(field);
    }

    /** Whether all that was asked for so far is the same for all rows that point to one row of that dataset. */
    boolean tellsOnlyOf(String whole) {
        return asked.stream().allMatch(whole::equals);
    }

    /** A list that the rows themselves give of a dataset, be it their own; empty where it would need a join. */
    Optional<Field<Object>> list(String dataset, String column) {
        return given(dataset, column).map(expression -> {
            String name = heldName(dataset, column);
            need(base, name, expression);
            return DSL.field(DSL.name(base, name));
        });
    }

    /** A row for each value of such a list, which must be there. */
    Field<Object> each(String dataset, String column) {
        String name = "each_" + heldName(dataset, column);
        need(base, name, "unnest(" + given(dataset, column).orElseThrow() + ")");
        return DSL.field(DSL.name(base, name));
    }

    private Optional<String> given(String dataset, String column) {
        return dataset.equals(base)
                ? Optional.of(model.datasets().get(base).expression(column))
                : ways.containsKey(dataset) ? held(dataset, column) : Optional.empty();
    }

    /** The first step is not needed where the rows hold themselves what the second one begins with. */
    private void joined(List<Relationship> way) {
        boolean held = way.size() > 1
                && way.get(1).fromColumns().stream()
                        .allMatch(column -> held(way.get(1).from(), column).isPresent());
        for (Relationship step : held ? way.subList(1, way.size()) : way) {
            if (joins.add(step)) {
                step.fromColumns().forEach(column -> column(step.from(), column));
                step.toColumns().forEach(column -> own(step.to(), column));
            }
        }
    }

    /** How the rows themselves give what a dataset that they point to says. */
    private Optional<String> held(String dataset, String fieldOrColumn) {
        List<Relationship> way = ways.get(dataset);
        return way.size() == 1 ? Optional.ofNullable(way.get(0).held().get(fieldOrColumn)) : Optional.empty();
    }

    /** SQL of the model, with everything it names. */
    Field<Object> expression(String sql) {
        return DSL.field(read(sql));
    }

    Condition condition(String sql) {
        return DSL.condition(read(sql));
    }

    private String read(String sql) {
        String read = sql;
        for (References.Reference each : References.in(sql)) {
            field(each.dataset(), each.field());
            if (held(each.dataset(), each.field()).isPresent()) {
                read = read.replaceAll(
                        "\\b" + each.dataset() + "\\." + each.field() + "\\b",
                        base + "." + heldName(each.dataset(), each.field()));
            }
        }
        return read;
    }

    boolean reaches(String dataset) {
        return ways.containsKey(dataset);
    }

    Table<?> table() {
        Table<?> table = derived(base);
        for (Relationship join : joins) {
            List<Condition> on = new ArrayList<>();
            for (int i = 0; i < join.fromColumns().size(); i++) {
                on.add(column(join.from(), join.fromColumns().get(i))
                        .eq(own(join.to(), join.toColumns().get(i))));
            }
            table = table.leftJoin(derived(join.to())).on(DSL.and(on));
        }
        return table;
    }

    /** What rows without a partner have there. It cannot be said inside the derived table, which holds partners only. */
    private Optional<String> missing(String dataset, String fieldOrColumn) {
        return Optional.ofNullable(model.datasets().get(dataset).fields().get(fieldOrColumn))
                .flatMap(dev.whence.semantics.Field::missing);
    }

    private Field<Object> column(String dataset, String column) {
        Optional<String> held = held(dataset, column);
        if (held.isPresent()) {
            String name = heldName(dataset, column);
            need(base, name, held.get());
            return DSL.field(DSL.name(base, name));
        }
        return own(dataset, column);
    }

    /** From the dataset itself. */
    private Field<Object> own(String dataset, String column) {
        need(dataset, column, model.datasets().get(dataset).expression(column));
        return DSL.field(DSL.name(dataset, column));
    }

    private static String heldName(String dataset, String column) {
        return dataset + "_" + column;
    }

    private void need(String dataset, String column, String expression) {
        columns.computeIfAbsent(dataset, name -> new LinkedHashMap<>()).put(column, expression);
    }

    private Table<?> derived(String name) {
        Dataset dataset = model.datasets().get(name);
        List<SelectField<?>> selected = new ArrayList<>();
        columns.get(name)
                .forEach((column, expression) ->
                        selected.add(DSL.field(expression).as(DSL.name(column))));
        if (selected.isEmpty()) {
            selected.add(DSL.inline(1).as(DSL.name("one")));
        }
        String source = dataset.source();
        return DSL.select(selected)
                .from(source.contains(" ") ? "(" + source + ") as source" : source)
                .asTable(DSL.name(name));
    }
}
