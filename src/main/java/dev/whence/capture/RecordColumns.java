package dev.whence.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** The columns of a table as the log tells of them, at the place in it that was read. */
final class RecordColumns {
    private RecordColumns() {}

    /**
     * @param row the schema of the table's rows
     * @param decimalTypes see {@link SourceValues#converter}
     */
    static Map<String, ColumnType> of(Schema row, Set<String> decimalTypes) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (Field field : row.fields()) {
            columns.put(field.name(), type(field.schema(), decimalTypes));
        }
        return columns;
    }

    private static ColumnType type(Schema schema, Set<String> decimalTypes) {
        String name = schema.name() == null ? "" : schema.name();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return switch (simple) {
            case "Date" -> ColumnType.DATE;
            case "Timestamp", "MicroTimestamp", "ZonedTimestamp" -> ColumnType.TIMESTAMP;
            case "Time", "MicroTime" -> ColumnType.TIME;
            case "VariableScaleDecimal" -> ColumnType.DECIMAL;
            case "Bits" -> ColumnType.TEXT;
            default -> plain(schema, SourceValues.sourceType(schema), decimalTypes);
        };
    }

    private static ColumnType plain(Schema schema, String sourceType, Set<String> decimalTypes) {
        return switch (schema.type()) {
            case INT8, INT16, INT32, INT64 -> ColumnType.INTEGER;
            case FLOAT32, FLOAT64 -> ColumnType.FLOAT;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case STRING -> decimalTypes.contains(sourceType) ? ColumnType.DECIMAL : ColumnType.TEXT;
            case BYTES -> sourceType.equals("BYTEA") ? ColumnType.BYTES : ColumnType.ANY;
            case ARRAY -> ColumnType.LIST;
            case MAP, STRUCT -> ColumnType.ANY;
        };
    }
}
