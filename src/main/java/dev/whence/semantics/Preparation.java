package dev.whence.semantics;

import dev.whence.event.NearestName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Asks DuckDB what SQL would give, without computing it. */
final class Preparation {
    private static final Pattern COLUMN = Pattern.compile("(?i)column \"([^\"]+)\"");

    private final Connection connection;
    private final Map<String, List<String>> columns;

    /** @param columns that there are, by dataset */
    Preparation(Connection connection, Map<String, List<String>> columns) {
        this.connection = connection;
        this.columns = columns;
    }

    /** Fails with an SQLException that says what is wrong with the expression. */
    DataType type(Field<?> value, Table<?> rows) throws SQLException {
        return type(described(DSL.select(value.as(DSL.name("value"))).from(rows))
                .get(0)
                .type());
    }

    private record Column(String name, String type) {}

    private List<Column> described(Query query) throws SQLException {
        Statement statement = Statement.of(query);
        return new Statement("DESCRIBE " + statement.sql(), statement.values())
                .run(connection, row -> new Column(row.getString("column_name"), row.getString("column_type")));
    }

    /** What stands against joining by a relationship: columns that are not there, or keys that are there twice. */
    Optional<String> wrong(SemanticModel model, Relationship way) throws SQLException {
        RowSource rows = new RowSource(model, way.from(), way.timeRole().orElse(model.timeRole()));
        RowSource targets = new RowSource(model, way.to(), model.timeRole());
        List<Field<?>> keys = new ArrayList<>();
        way.toColumns().forEach(column -> keys.add(targets.field(way.to(), column)));
        try {
            type(rows.field(way.to(), way.toColumns().get(0)), rows.table());
            org.jooq.Condition known = DSL.noCondition();
            for (Field<?> key : keys) {
                known = known.and(key.isNotNull());
            }
            boolean twice = !Statement.of(DSL.select(DSL.inline(1))
                            .from(targets.table())
                            .where(known)
                            .groupBy(keys)
                            .having(DSL.count().gt(DSL.inline(1)))
                            .limit(DSL.inline(1)))
                    .run(connection, row -> 1)
                    .isEmpty();
            return twice
                    ? Optional.of(way.to() + " has several rows with the same " + String.join(", ", way.toColumns())
                            + ", so that rows would count more than once")
                    : Optional.empty();
        } catch (SQLException wrong) {
            return Optional.of(explained(wrong, model.datasets().get(way.to())));
        }
    }

    /** What DuckDB says, in one line, with the column that may be meant. */
    String explained(SQLException wrong, Dataset dataset) {
        String message = wrong.getMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^(Binder|Parser|Catalog|Conversion) Error: ", "");
        Matcher column = COLUMN.matcher(message);
        if (!column.find()) {
            return message;
        }
        return "there is no column '" + column.group(1) + "' in " + dataset.origin()
                + NearestName.hint(column.group(1), columns.getOrDefault(dataset.name(), List.of()));
    }

    private static DataType type(String duckdb) {
        String name = duckdb.replaceFirst("\\(.*", "");
        return switch (name) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT" -> DataType.INTEGER;
            case "DECIMAL" -> DataType.DECIMAL;
            case "FLOAT", "DOUBLE" -> DataType.FLOAT;
            case "BOOLEAN" -> DataType.BOOLEAN;
            case "DATE" -> DataType.DATE;
            case "TIME" -> DataType.TIME;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> DataType.DATE_TIME;
            case "TIMESTAMP WITH TIME ZONE" -> DataType.DATE_TIME_TZ;
            case "VARCHAR", "ENUM", "UUID" -> DataType.STRING;
            default -> DataType.OPAQUE;
        };
    }
}
