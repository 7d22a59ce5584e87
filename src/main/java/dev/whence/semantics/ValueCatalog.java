package dev.whence.semantics;

import dev.whence.projection.Checkpoint;
import dev.whence.projection.Star;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.impl.DSL;

/** What values the dimensions have in the data. Thread-safe. */
public final class ValueCatalog {
    private static final Duration REST = Duration.ofSeconds(2);

    private final SemanticModel model;
    private final Star star;
    private final Clock clock;
    private KnownValues known = KnownValues.of(-1, Map.of(), Set.of());
    private Instant readAt = Instant.EPOCH;

    public ValueCatalog(SemanticModel model, Star star, Clock clock) {
        this.model = model;
        this.star = star;
        this.clock = clock;
    }

    /** All values that can be listed. Read again when events have come, at most every two seconds. */
    public synchronized KnownValues current() {
        if (Duration.between(readAt, clock.instant()).compareTo(REST) >= 0) {
            known = star.read((connection, checkpoint) -> refresh(connection, checkpoint, known));
            readAt = clock.instant();
        }
        return known;
    }

    /** Whether a dimension has this very value; the way to ask for ids, which are too many to list. */
    public boolean exists(String dimension, String value) {
        return star.read((connection, checkpoint) -> {
            for (Field field : model.dimension(dimension)) {
                RowSource rows = new RowSource(model, field.dataset(), model.timeRole());
                org.jooq.Field<Object> column = rows.field(field.dataset(), field.name());
                Statement found = Statement.of(DSL.select(DSL.inline(1))
                        .from(rows.table())
                        .where(column.eq(DSL.val(value).coerce(Object.class)))
                        .limit(DSL.inline(1)));
                if (!found.run(connection, row -> 1).isEmpty()) {
                    return true;
                }
            }
            return false;
        });
    }

    /** What comes with a value of a dimension that others belong to: the states in which there is a city of this name. */
    public List<Map<String, String>> companions(String dimension, String value) {
        Field field = model.dimension(dimension).get(0);
        if (field.with().isEmpty()) {
            return List.of();
        }
        RowSource rows = new RowSource(model, field.dataset(), model.timeRole());
        List<org.jooq.Field<?>> columns = new ArrayList<>();
        for (String other : field.with()) {
            columns.add(
                    rows.field(field.dataset(), model.dimension(other).get(0).name()));
        }
        org.jooq.Field<Object> column = rows.field(field.dataset(), field.name());
        Statement statement = Statement.of(DSL.selectDistinct(columns)
                .from(rows.table())
                .where(column.eq(DSL.val(value).coerce(Object.class)))
                .orderBy(columns));
        return star.read((connection, checkpoint) -> statement.run(connection, row -> {
            Map<String, String> companions = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                companions.put(field.with().get(i), row.getString(i + 1));
            }
            return companions;
        }));
    }

    private KnownValues refresh(Connection connection, Checkpoint checkpoint, KnownValues before) throws SQLException {
        if (before.position() == checkpoint.position() && checkpoint.position() > 0) {
            return before;
        }
        Map<String, Set<String>> values = new HashMap<>();
        for (Map.Entry<String, List<Field>> dimension : model.dimensions().entrySet()) {
            for (Field field : dimension.getValue()) {
                if (field.values() == Field.Values.CATALOG || field.values() == Field.Values.SEVERAL) {
                    Set<String> all = values.computeIfAbsent(dimension.getKey(), name -> new TreeSet<>());
                    field.missing().ifPresent(all::add);
                    all.addAll(distinct(connection, field));
                }
            }
        }
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        model.dimensions().keySet().stream()
                .filter(values::containsKey)
                .forEach(name -> ordered.put(name, List.copyOf(values.get(name))));
        return KnownValues.of(checkpoint.position(), ordered, empty(connection));
    }

    private List<String> distinct(Connection connection, Field field) throws SQLException {
        RowSource rows = new RowSource(model, field.dataset(), model.timeRole());
        org.jooq.Field<Object> column = rows.field(field.dataset(), field.name());
        return Statement.of(DSL.selectDistinct(column).from(rows.table()).where(column.isNotNull()))
                .run(connection, row -> row.getString(1));
    }

    private Set<String> empty(Connection connection) throws SQLException {
        Set<String> empty = new HashSet<>();
        for (String dataset : model.datasets().keySet()) {
            RowSource rows = new RowSource(model, dataset, model.timeRole());
            if (Statement.of(DSL.select(DSL.inline(1)).from(rows.table()).limit(DSL.inline(1)))
                    .run(connection, row -> 1)
                    .isEmpty()) {
                empty.add(dataset);
            }
        }
        return empty;
    }
}
