package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.projection.Checkpoint;
import dev.whence.projection.Star;
import dev.whence.projection.TableChanges;
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
    private final Currencies currencies;
    private final ResultCache results;
    private final ResultCache unshown;

    public MetricExecutor(SemanticModel model, Star star) {
        this(model, star, 0);
    }

    /** @param kept how many results are kept for when they are asked for again; 0 for none */
    public MetricExecutor(SemanticModel model, Star star, int kept) {
        this.results = new ResultCache(kept);
        this.unshown = new ResultCache(kept);
        this.model = model;
        this.star = star;
        this.currencies = new Currencies(model);
    }

    public SemanticModel model() {
        return model;
    }

    /**
     * Computes the query as of a clock: what is dated at {@code now} or later does not count. Amounts of money in several
     * currencies are not added up: the result then has a column {@code currency} more, and rows for each.
     *
     * @throws dev.whence.event.WhenceException BAD_DATA, with a sentence for the asker, if the model does not know a
     *     name or cannot compute this
     */
    public MetricResult run(MetricQuery query, LocalDateTime now) {
        return known(results, query, now, true);
    }

    /** As {@link #run}, without the events and rows behind it, which may take longer than the numbers: for what nobody is shown. */
    public MetricResult unshown(MetricQuery query, LocalDateTime now) {
        return known(unshown, query, now, false);
    }

    private MetricResult known(ResultCache kept, MetricQuery query, LocalDateTime now, boolean withEvidence) {
        return star.changes()
                .filter(changes -> kept.keepsAny() && ofFacts(QueryPlan.of(model, query)))
                .map(changes -> kept.get(query, now, changes, () -> dependent(query, now, changes, withEvidence)))
                .orElseGet(() -> compute(query, now, withEvidence));
    }

    private boolean ofFacts(QueryPlan plan) {
        return plan.groups().keySet().stream()
                .map(population -> model.datasets().get(population.dataset()).source())
                .noneMatch(TableChanges::isDimension);
    }

    private ResultCache.Entry dependent(
            MetricQuery query, LocalDateTime now, TableChanges changes, boolean withEvidence) {
        MetricResult result = compute(query, now, withEvidence);
        ResultOrigin origin = new ResultOrigin(model, query, result, now);
        return new ResultCache.Entry(
                result,
                changes,
                origin.tables(changes),
                now,
                origin.timed(),
                origin.timed() ? star.read((connection, checkpoint) -> origin.latest(connection)) : Optional.empty());
    }

    private MetricResult compute(MetricQuery query, LocalDateTime now, boolean withEvidence) {
        QueryPlan plan = QueryPlan.of(model, query);
        return star.read((connection, checkpoint) -> {
            boolean byMoney = membersOfMoney(query);
            List<String> codes =
                    byMoney || ofMoney(plan) ? currencies.of(connection, checkpoint, star.changes()) : List.of();
            if (byMoney && codes.size() > 1) {
                throw WhenceException.badData("amounts are in several currencies, so it is open who has how much");
            }
            if (codes.size() < 2 || query.dimensions().contains(Currencies.DIMENSION)) {
                return computed(connection, checkpoint, new MetricSql(model, plan, now), withEvidence)
                        .in(codes.size() == 1 ? codes.get(0) : Metric.MONEY);
            }
            if (query.countedAs().isPresent()) {
                throw WhenceException.badData("amounts are in several currencies: name one of " + codes);
            }
            MetricQuery split = query.toBuilder().by(Currencies.DIMENSION).build();
            return computed(connection, checkpoint, new MetricSql(model, QueryPlan.of(model, split), now), withEvidence)
                    .inOneCurrency(query.share());
        });
    }

    /** Computes the query without looking for the events behind it; amounts in several currencies are refused. */
    public MetricResult numbers(MetricQuery query, LocalDateTime now) {
        QueryPlan plan = QueryPlan.of(model, query);
        return star.read((connection, checkpoint) -> {
            List<String> codes = ofMoney(plan) ? currencies.of(connection, checkpoint, star.changes()) : List.of();
            if (codes.size() > 1) {
                throw dev.whence.event.WhenceException.badData(
                        "amounts are in several currencies; name one, or a source");
            }
            return computed(connection, checkpoint, new MetricSql(model, plan, now), false)
                    .in(codes.size() == 1 ? codes.get(0) : Metric.MONEY);
        });
    }

    /** Whether those that it is narrowed to are told by amounts of money, which cannot be told apart by currency. */
    private boolean membersOfMoney(MetricQuery query) {
        return query.members().stream()
                .anyMatch(
                        each -> each instanceof Members.Groups groups && ofMoney(QueryPlan.of(model, groups.query())));
    }

    private static boolean ofMoney(QueryPlan plan) {
        return plan.measures().stream()
                .anyMatch(measure ->
                        measure.metric().isMoney() || measure.metric().ratio().isPresent());
    }

    private MetricResult computed(Connection connection, Checkpoint checkpoint, MetricSql sql, boolean withEvidence)
            throws SQLException {
        Statement statement = Statement.of(sql.statement());
        List<ResultColumn> columns = sql.columns();
        List<List<Object>> rows = statement.run(connection, result -> {
            List<Object> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = Values.read(result, i + 1, columns.get(i).type());
                row.add(columns.get(i).key().map(key -> key.label(value)).orElse(value));
            }
            return row;
        });
        List<String> statements = new ArrayList<>(List.of(statement.sql()));
        Map<String, Object> parameters = new LinkedHashMap<>();
        statement.parameters("1.", parameters);
        List<Long> members = new ArrayList<>();
        for (Select<?> count : sql.behind().memberCounts()) {
            Statement counting = Statement.of(count);
            members.add(counting.run(connection, row -> row.getLong(1)).get(0));
            statements.add(counting.sql());
            counting.parameters(statements.size() + ".", parameters);
        }
        Behind behind = Behind.NOTHING;
        Optional<Select<?>> events = withEvidence ? sql.behind().events(checkpoint.position()) : Optional.empty();
        if (events.isPresent()) {
            Statement evidence = Statement.of(events.get());
            behind = evidence.run(connection, Behind::read).get(0);
            statements.add(evidence.sql());
            evidence.parameters(statements.size() + ".", parameters);
        }
        List<RowsBehind> table = new ArrayList<>();
        if (withEvidence) {
            for (Map.Entry<String, Select<?>> dataset :
                    sql.behind().rows(SAMPLES).entrySet()) {
                Statement keys = Statement.of(dataset.getValue());
                table.add(rowsBehind(connection, model.datasets().get(dataset.getKey()), keys));
                statements.add(keys.sql());
                keys.parameters(statements.size() + ".", parameters);
            }
        }
        return new MetricResult(
                columns.stream().map(ResultColumn::described).toList(),
                rows,
                statements,
                parameters,
                behind.events,
                behind.samples,
                table,
                checkpoint.position(),
                checkpoint.recordedAt(),
                members,
                false);
    }

    private static RowsBehind rowsBehind(Connection connection, Dataset dataset, Statement keys) throws SQLException {
        int columns = dataset.primaryKey().size();
        List<Long> count = new ArrayList<>();
        List<List<Object>> samples = keys.run(connection, row -> {
            List<Object> key = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                key.add(Values.read(row, i + 1));
            }
            count.add(row.getLong(columns + 1));
            return key;
        });
        return new RowsBehind(
                dataset.name(),
                dataset.origin(),
                count.isEmpty() ? 0 : count.get(0),
                dataset.primaryKey(),
                columns == 0 ? List.of() : samples);
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
