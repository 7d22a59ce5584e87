package dev.whence.models;

/** Types of PostgreSQL in DuckDB. */
final class PostgresTypes {
    private static final int MOST_DIGITS = 38;

    private PostgresTypes() {}

    /** Text for what has no counterpart. A number without a scale of its own keeps twelve places. */
    static String duckdb(String type, int size, int scale) {
        return switch (type) {
            case "int2", "int4", "int8", "serial", "bigserial", "smallserial", "oid" -> "BIGINT";
            case "float4", "float8" -> "DOUBLE";
            case "numeric", "money" ->
                size > 0 && size <= MOST_DIGITS && scale >= 0 && scale <= size
                        ? "DECIMAL(" + size + ", " + scale + ")"
                        : "DECIMAL(38, 12)";
            case "bool" -> "BOOLEAN";
            case "date" -> "DATE";
            case "time" -> "TIME";
            case "timestamp" -> "TIMESTAMP";
            case "timestamptz" -> "TIMESTAMP WITH TIME ZONE";
            default -> "VARCHAR";
        };
    }
}
