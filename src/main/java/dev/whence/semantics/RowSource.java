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
 * they are written.
 */
final class RowSource {
    private final SemanticModel model;
    private final String base;
    private final Map<String, List<Relationship>> ways;
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private final Set<Relationship> joins = new LinkedHashSet<>();

    RowSource(SemanticModel model, String base, String timeRole) {
        this.model = model;
        this.base = base;
        this.ways = new JoinPaths(model.relationships()).reachable(base, timeRole);
        columns.put(base, new LinkedHashSet<>());
    }

    /** A field of a dataset, or a column of its source. Fails with BAD_DATA if no way leads there. */
    Field<Object> field(String dataset, String fieldOrColumn) {
        if (!ways.containsKey(dataset)) {
            throw WhenceException.badData("no relationship leads from " + base + " to " + dataset);
        }
        for (Relationship step : ways.get(dataset)) {
            if (joins.add(step)) {
                step.fromColumns().forEach(column -> need(step.from(), column));
                step.toColumns().forEach(column -> need(step.to(), column));
            }
        }
        need(dataset, fieldOrColumn);
        Field<Object> field = DSL.field(DSL.name(dataset, fieldOrColumn));
        return missing(dataset, fieldOrColumn)
                .map(value -> DSL.<Object>field("coalesce({0}, {1})", field, DSL.inline(value)))
                .orElse(field);
    }

    /** SQL of the model, with everything it names. */
    Field<Object> expression(String sql) {
        References.in(sql).forEach(reference -> field(reference.dataset(), reference.field()));
        return DSL.field(sql);
    }

    Condition condition(String sql) {
        expression(sql);
        return DSL.condition(sql);
    }

    boolean reaches(String dataset) {
        return ways.containsKey(dataset);
    }

    Table<?> table() {
        Table<?> table = derived(base);
        for (Relationship join : joins) {
            List<Condition> on = new ArrayList<>();
            for (int i = 0; i < join.fromColumns().size(); i++) {
                on.add(DSL.field(DSL.name(join.from(), join.fromColumns().get(i)))
                        .eq(DSL.field(DSL.name(join.to(), join.toColumns().get(i)))));
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

    private void need(String dataset, String column) {
        columns.computeIfAbsent(dataset, name -> new LinkedHashSet<>()).add(column);
    }

    private Table<?> derived(String name) {
        Dataset dataset = model.datasets().get(name);
        List<SelectField<?>> selected = new ArrayList<>();
        for (String column : columns.get(name)) {
            selected.add(DSL.field(dataset.expression(column)).as(DSL.name(column)));
        }
        if (selected.isEmpty()) {
            selected.add(DSL.inline(1).as(DSL.name("one")));
        }
        String source = dataset.source();
        return DSL.select(selected)
                .from(source.contains(" ") ? "(" + source + ") as source" : source)
                .asTable(DSL.name(name));
    }
}
