package dev.whence.capture;

import dev.whence.event.WhenceException;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresValueConverter;
import io.debezium.connector.postgresql.TypeRegistry;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.PostgresDefaultValueConverter;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/**
 * A connection that reads rows by ordinary queries and makes of their values exactly what streaming makes of them, since
 * Debezium's own conversion does it. It is read-only, and what one transaction reads is of one moment. Not thread-safe.
 */
final class TableShapes implements AutoCloseable {
    private final SourceCatalog catalog;
    private final PostgresConnectorConfig settings;
    private final PostgresConnection connection;
    private final Charset charset;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** How the rows of one table are read. */
    record Shape(Table table, TableSchema schema, RowReader reader) {}

    TableShapes(ConnectorFile connector, SourceCatalog catalog) throws SQLException {
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

    Connection connection() throws SQLException {
        return connection.connection();
    }

    /** Takes the rows of a query that has all columns of the table. */
    void read(Shape shape, PreparedStatement query, RowVisitor visitor) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            ColumnUtils.ColumnArray columns = ColumnUtils.toArray(result, shape.table());
            while (result.next()) {
                Struct row = shape.schema().valueFromColumnData(connection.rowToArray(shape.table(), result, columns));
                visitor.row(shape.reader().row(row), result);
            }
        }
    }

    /** Takes a row, and may take texts of its columns from the result, which stands at it. */
    @FunctionalInterface
    interface RowVisitor {
        void row(Row row, ResultSet result) throws SQLException;
    }

    /**
     * The same, for changes that have these columns.
     *
     * @throws WhenceException CONFIG if the table has got others since it was first looked at
     */
    Shape shapeWith(String name, List<String> columns) throws SQLException {
        Shape shape = shape(name);
        if (!shape.table().retrieveColumnNames().containsAll(columns)) {
            throw WhenceException.config("the table " + name + " has got other columns meanwhile: "
                    + String.join(", ", columns) + "; begin again");
        }
        return shape;
    }

    Shape shape(String name) throws SQLException {
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

    @Override
    public void close() {
        connection.close();
    }
}
