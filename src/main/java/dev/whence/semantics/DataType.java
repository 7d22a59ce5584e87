package dev.whence.semantics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The logical data types of Apache Ossie, with the type of a result column that each becomes. */
public enum DataType {
    STRING("String", MetricResult.Type.TEXT),
    INTEGER("Integer", MetricResult.Type.INTEGER),
    DECIMAL("Decimal", MetricResult.Type.DECIMAL),
    FLOAT("Float", MetricResult.Type.DECIMAL),
    BOOLEAN("Boolean", MetricResult.Type.BOOLEAN),
    DATE("Date", MetricResult.Type.DATE),
    TIME("Time", MetricResult.Type.TEXT),
    DATE_TIME("DateTime", MetricResult.Type.TIMESTAMP),
    DATE_TIME_TZ("DateTimeTz", MetricResult.Type.TIMESTAMP),
    OPAQUE("Opaque", MetricResult.Type.TEXT);

    private final String ossieName;
    private final MetricResult.Type columnType;

    DataType(String ossieName, MetricResult.Type columnType) {
        this.ossieName = ossieName;
        this.columnType = columnType;
    }

    /** Empty where the specification has no such type. */
    public static Optional<DataType> named(String ossieName) {
        return Arrays.stream(values())
                .filter(type -> type.ossieName.equals(ossieName))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(type -> type.ossieName).toList();
    }

    public MetricResult.Type columnType() {
        return columnType;
    }

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }
}
