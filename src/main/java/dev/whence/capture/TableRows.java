package dev.whence.capture;

import dev.whence.event.NearestName;
import dev.whence.event.WhenceException;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresValueConverter;
import io.debezium.connector.postgresql.TypeRegistry;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.PostgresDefaultValueConverter;
import io.debezium.relational.Column;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.Table;
import io.debezium.relational.TableSchema;
import io.debezium.relational.TableSchemaBuilder;
import io.debezium.relational.Tables;
import io.debezium.relational.mapping.ColumnMappers;
import io.debezium.util.ColumnUtils;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads rows of a table with an ordinary query, in the order of its key, and makes of their values exactly what streaming
 * makes of them, since Debezium's own conversion does it. Never holds a transaction open between two chunks. Not
 * thread-safe.
 */
final class TableRows implements AutoCloseable {
    private final SourceCatalog catalog;
    private final PostgresConnectorConfig settings;
    private final PostgresConnection connection;
    private final Charset charset;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    private record Shape(Table table, TableSchema schema, RowReader reader) {}

    /** @param seen what the source could see when the rows were read */
    record Read(Chunk chunk, Visibility seen) {}

    TableRows(ConnectorFile connector, SourceCatalog catalog) throws SQLException {
        this.catalog = catalog;
        SourcePosition any = SourcePosition.unread(connector.slot());
        this.settings = new PostgresConnectorConfig(Configuration.from(DebeziumSettings.of(connector, any)));
        try (PostgresConnection first = new PostgresConnection(settings.getJdbcConfig(), "whence")) {
            this.charset = first.getDatabaseCharset();
        }
        this.connection = new PostgresConnection(settings.getJdbcConfig(), this::converter, "whence");
        connection.setAutoCommit(false);
        connection.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.connection().setReadOnly(true);
    }

    private PostgresValueConverter converter(TypeRegistry types) {
        return PostgresValueConverter.of(settings, charset, types);
    }

    /** The next rows, at most so many. */
    Read read(SnapshotProgress progress, int limit) throws SQLException {
        try {
            Visibility seen = Visibility.of(connection.connection());
            Shape shape = shape(progress.tableName());
            return new Read(rows(shape, progress, limit), seen);
        } finally {
            connection.connection().rollback();
        }
    }

    private Chunk rows(Shape shape, SnapshotProgress progress, int limit) throws SQLException {
        List<String> key = shape.table().primaryKeyColumnNames();
        List<Row> rows = new ArrayList<>();
        List<String> last = new ArrayList<>();
        try (PreparedStatement statement =
                connection.connection().prepareStatement(query(shape.table(), progress, limit))) {
            int at = 0;
            for (String value : progress.request().filter().values()) {
                statement.setObject(++at, value, Types.OTHER);
            }
            for (String value : progress.after()) {
                statement.setObject(++at, value, Types.OTHER);
            }
            try (ResultSet result = statement.executeQuery()) {
                ColumnUtils.ColumnArray columns = ColumnUtils.toArray(result, shape.table());
                while (result.next()) {
                    Struct row =
                            shape.schema().valueFromColumnData(connection.rowToArray(shape.table(), result, columns));
                    rows.add(shape.reader().row(row));
                    last.clear();
                    for (String column : key) {
                        last.add(result.getString(column));
                    }
                }
            }
        }
        return new Chunk(progress.tableName(), key, rows, rows.size() < limit ? List.of() : last);
    }

    /** Names are quoted, values are parameters whose type the source takes from the column. */
    private static String query(Table table, SnapshotProgress progress, int limit) throws SQLException {
        List<String> conditions = new ArrayList<>();
        for (String column : progress.request().filter().keySet()) {
            conditions.add(quoted(column(table, column).name()) + " = ?");
        }
        List<String> key = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (Column column : table.primaryKeyColumns()) {
            key.add(quoted(column.name()));
            after.add("?");
        }
        String order = String.join(", ", key);
        if (!progress.after().isEmpty()) {
            conditions.add("(" + order + ") > (" + String.join(", ", after) + ")");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select * from " + quoted(table.id().schema()) + "."
                + quoted(table.id().table()) + where + " order by " + order + " limit " + limit;
    }

    private static Column column(Table table, String name) {
        return Optional.ofNullable(table.columnWithName(name))
                .orElseThrow(
                        () -> WhenceException.config("the table " + table.id().table() + " has no column '" + name + "'"
                                + NearestName.hint(name, table.retrieveColumnNames())));
    }

    private static String quoted(String name) throws SQLException {
        return SourceDatabase.quoted(name);
    }

    private Shape shape(String name) throws SQLException {
        Shape known = shapes.get(name);
        if (known != null) {
            return known;
        }
        Tables tables = new Tables();
        String schema = name.contains(".") ? name.substring(0, name.indexOf('.')) : "public";
        connection.readSchema(
                tables,
                null,
                schema,
                id -> ChangeReader.tableName(id.schema(), id.table()).equals(name),
                null,
                true);
        Table table = tables.tableIds().stream()
                .findFirst()
                .map(tables::forTable)
                .orElseThrow(() -> WhenceException.config("there is no table " + name + " in the source any more"));
        if (table.primaryKeyColumnNames().isEmpty()) {
            throw WhenceException.config(
                    "the table " + name + " has no primary key, so it cannot be read piece by piece");
        }
        TableSchema shaped = builder()
                .create(
                        settings.getTopicNamingStrategy(CommonConnectorConfig.TOPIC_NAMING_STRATEGY),
                        table,
                        settings.getColumnFilter(),
                        ColumnMappers.create(settings),
                        settings.getKeyMapper());
        RowReader reader = new RowReader(name, shaped.valueSchema(), catalog.identity(name), catalog.decimalTypes());
        Shape shape = new Shape(table, shaped, reader);
        shapes.put(name, shape);
        return shape;
    }

    private TableSchemaBuilder builder() {
        PostgresDefaultValueConverter defaults = connection.getDefaultValueConverter();
        return new TableSchemaBuilder(
                converter(connection.getTypeRegistry()),
                defaults,
                settings.schemaNameAdjuster(),
                new CustomConverterRegistry(List.of()),
                settings.getSourceInfoStructMaker().schema(),
                settings.getFieldNamer(),
                false);
    }

    /** What transactions a query could see: all below {@code from} had ended, those of {@code open} had not. */
    record Visibility(long from, long upTo, List<Long> open) {
        static Visibility of(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(SqlFile.read("visibility"));
                    ResultSet row = statement.executeQuery()) {
                row.next();
                String[] parts = row.getString(1).split(":", -1);
                List<Long> open = new ArrayList<>();
                for (String id : parts[2].split(",")) {
                    if (!id.isEmpty()) {
                        open.add(Long.parseLong(id));
                    }
                }
                return new Visibility(Long.parseLong(parts[0]), Long.parseLong(parts[1]), open);
            }
        }

        /** The numbers of the open transactions as the log has them: without their epoch. */
        List<String> openInLog() {
            return open.stream().map(id -> Long.toString(id & 0xffffffffL)).collect(Collectors.toList());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
