package dev.whence.semantics;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fits a model to tables that are there: what cannot be computed on them is left out, and what the file does not say of
 * its fields, the data tells.
 */
public final class ModelFitting {
    private final SemanticModel model;
    private final Preparation preparation;
    private final List<Problem> leftOut = new ArrayList<>();

    private ModelFitting(SemanticModel model, Map<String, Table> tables, Connection connection) {
        this.model = model;
        Map<String, List<String>> columns = new HashMap<>();
        tables.forEach((dataset, table) -> columns.put(dataset, table.columns()));
        this.preparation = new Preparation(connection, columns);
    }

    /**
     * A table that is there.
     *
     * @param sql its name, or a query
     * @param origin the file or the table that it was read from, for people
     * @param columns all that there are, also those that the model does not use
     */
    public record Table(String sql, String origin, List<String> columns) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** The model as it can be asked, and what of it cannot, each with its line. */
    public record Fitted(SemanticModel model, List<Problem> leftOut) {
        public Fitted {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Prepares every expression of the model on the tables of its datasets; nothing is computed.
     *
     * @param tables by dataset; a dataset without one is left out, which the caller has to tell
     */
    public static Fitted of(SemanticModel model, Map<String, Table> tables, Connection connection) throws SQLException {
        ModelFitting fitting = new ModelFitting(model, tables, connection);
        Map<String, Dataset> placed = new LinkedHashMap<>();
        model.datasets().values().stream()
                .filter(dataset -> tables.containsKey(dataset.name()))
                .forEach(dataset -> placed.put(
                        dataset.name(),
                        dataset.fitted(
                                tables.get(dataset.name()).sql(),
                                tables.get(dataset.name()).origin(),
                                dataset.fields())));
        SemanticModel there = model.with(placed, fitting.between(placed.keySet()), model.metrics());
        there = there.with(fitting.typed(there), there.relationships(), there.metrics());
        there = there.with(there.datasets(), fitting.ways(there), there.metrics());
        there = TimeRoles.dated(FieldWords.named(there));
        there = there.with(there.datasets(), there.relationships(), fitting.metrics(there));
        return new Fitted(there, fitting.leftOut);
    }

    private List<Relationship> between(Set<String> datasets) {
        return model.relationships().stream()
                .filter(way -> datasets.contains(way.from()) && datasets.contains(way.to()))
                .toList();
    }

    /** The datasets with the fields that can be read, of the types that they have. */
    private Map<String, Dataset> typed(SemanticModel there) throws SQLException {
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        KeyColumns keys = new KeyColumns(there);
        for (Dataset dataset : there.datasets().values()) {
            Map<String, Field> fields = new LinkedHashMap<>();
            for (Field field : dataset.fields().values()) {
                RowSource rows = new RowSource(there, dataset.name(), there.timeRole());
                String element = "field " + dataset.name() + "." + field.name();
                Optional<DataType> type =
                        prepared(element, dataset, () -> rows.field(dataset.name(), field.name()), rows);
                type.map(found -> keys.fitted(dataset, field, found))
                        .ifPresent(found -> fields.put(field.name(), found));
            }
            datasets.put(dataset.name(), dataset.fitted(dataset.source(), dataset.origin(), fields));
        }
        return datasets;
    }

    /** Those that lead from each row to at most one, and the first of several between the same datasets. */
    private List<Relationship> ways(SemanticModel there) throws SQLException {
        List<Relationship> ways = new ArrayList<>();
        Set<List<String>> pairs = new HashSet<>();
        for (Relationship way : there.relationships()) {
            Optional<String> wrong = preparation.wrong(there, way);
            boolean first = way.timeRole().isPresent() || pairs.add(List.of(way.from(), way.to()));
            if (wrong.isPresent()) {
                leave("relationship " + way.name(), wrong.get());
            } else if (!first) {
                leave(
                        "relationship " + way.name(),
                        "there is another way from " + way.from() + " to " + way.to()
                                + " before it, which is the one that is taken");
            } else {
                ways.add(way);
            }
        }
        return ways;
    }

    private Map<String, Metric> metrics(SemanticModel there) throws SQLException {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (Metric metric : there.metrics().values()) {
            String element = "metric " + metric.name();
            if (metric.ratio().isPresent()) {
                metrics.put(metric.name(), metric);
            } else if (!there.datasets().containsKey(metric.dataset())) {
                leave(element, "its dataset '" + metric.dataset() + "' has no data");
            } else {
                Dataset dataset = there.datasets().get(metric.dataset());
                RowSource rows = new RowSource(there, metric.dataset(), there.timeRole());
                if (prepared(element, dataset, () -> conditioned(rows, metric), rows)
                        .isPresent()) {
                    metrics.put(metric.name(), metric);
                }
            }
        }
        metrics.values().removeIf(metric -> metric.ratio()
                .filter(ratio -> !metrics.containsKey(ratio.numerator()) || !metrics.containsKey(ratio.denominator()))
                .isPresent());
        return metrics;
    }

    private static org.jooq.Field<Object> conditioned(RowSource rows, Metric metric) {
        metric.where().ifPresent(rows::condition);
        metric.values().ifPresent(rows::expression);
        return rows.expression(metric.expression());
    }

    /** Names the columns that an expression needs. */
    @FunctionalInterface
    private interface Expression {
        org.jooq.Field<Object> over();
    }

    private Optional<DataType> prepared(String element, Dataset dataset, Expression expression, RowSource rows)
            throws SQLException {
        try {
            org.jooq.Field<Object> value = expression.over();
            return Optional.of(preparation.type(value, rows.table()));
        } catch (WhenceException unreachable) {
            leave(element, unreachable.getMessage());
        } catch (SQLException wrong) {
            leave(element, preparation.explained(wrong, dataset));
        }
        return Optional.empty();
    }

    private void leave(String element, String message) {
        leftOut.add(model.lines().problem(element, element + " is left out: " + message));
    }
}
