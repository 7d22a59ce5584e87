package dev.whence.semantics;

import dev.whence.projection.Checkpoint;
import dev.whence.projection.Star;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Select;

/** The one way to compute a number. Thread-safe. */
public final class MetricExecutor {
    private static final int SAMPLES = 5;

    private final SemanticModel model;
    private final Star star;

    public MetricExecutor(SemanticModel model, Star star) {
        this.model = model;
        this.star = star;
    }

    public SemanticModel model() {
        return model;
    }

    /**
     * Computes the query as of a clock: what is dated at {@code now} or later does not count.
     *
     * @throws dev.whence.event.WhenceException BAD_DATA, with a sentence for the asker, if the model does not know a
     *     name or cannot compute this
     */
    public MetricResult run(MetricQuery query, LocalDateTime now) {
        QueryPlan plan = QueryPlan.of(model, query);
        MetricSql sql = new MetricSql(model, plan, now);
        return star.read((connection, checkpoint) -> execute(connection, checkpoint, sql));
    }

    private static MetricResult execute(Connection connection, Checkpoint checkpoint, MetricSql sql)
            throws SQLException {
        Statement statement = Statement.of(sql.statement());
        List<ResultColumn> columns = sql.columns();
        List<List<Object>> rows = statement.run(connection, result -> {
            List<Object> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = Values.read(result, i + 1);
                row.add(columns.get(i).key().map(key -> key.label(value)).orElse(value));
            }
            return row;
        });
        List<String> statements = new ArrayList<>(List.of(statement.sql()));
        Map<String, Object> parameters = new LinkedHashMap<>();
        statement.parameters("1.", parameters);
        Behind behind = Behind.NOTHING;
        Optional<Select<?>> events = sql.events();
        if (events.isPresent()) {
            Statement evidence = Statement.of(events.get());
            behind = evidence.run(connection, Behind::read).get(0);
            statements.add(evidence.sql());
            evidence.parameters("2.", parameters);
        }
        return new MetricResult(
                columns.stream().map(ResultColumn::described).toList(),
                rows,
                statements,
                parameters,
                behind.events,
                behind.samples,
                checkpoint.position(),
                checkpoint.recordedAt());
    }

    /** The events behind a result. */
    private record Behind(long events, List<UUID> samples) {
        static final Behind NOTHING = new Behind(0, List.of());

        static Behind read(java.sql.ResultSet result) throws SQLException {
            java.sql.Array samples = result.getArray(2);
            return new Behind(result.getLong(1), samples == null ? List.of() : distinct((Object[]) samples.getArray()));
        }

        private static List<UUID> distinct(Object[] ids) {
            return java.util.Arrays.stream(ids)
                    .map(id -> UUID.fromString(id.toString()))
                    .distinct()
                    .limit(SAMPLES)
                    .toList();
        }
    }
}
