package dev.whence.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a source really has, for checking a pack against it before a run.
 *
 * @param tables table names (as in {@link dev.whence.capture.RowChange#table}) to column names to types
 */
public record SourceSchema(Map<String, Map<String, ColumnType>> tables) {
    public SourceSchema {
        Map<String, Map<String, ColumnType>> copy = new LinkedHashMap<>();
        tables.forEach((table, columns) -> copy.put(table, Collections.unmodifiableMap(new LinkedHashMap<>(columns))));
        tables = Collections.unmodifiableMap(copy);
    }

    /** The columns of a table in its order; empty if the source has no such table. */
    public Optional<Map<String, ColumnType>> columns(String table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** What the values of a column are in Java, and so what an expression may do with them. */
    public enum ColumnType {
        BOOLEAN,
        /** Whole numbers of any size: {@code Long}. */
        INTEGER,
        /** Binary floating point: {@code Double}. */
        FLOAT,
        /** Exact decimals: {@code BigDecimal}. */
        DECIMAL,
        TEXT,
        DATE,
        TIME,
        /** With or without a zone; an expression sees a moment either way. */
        TIMESTAMP,
        BYTES,
        LIST,
        /** Not known: checked only when it is evaluated. */
        ANY;

        /**
         * The type of a PostgreSQL column, by the name that {@code format_type} or {@code information_schema} gives
         * it, with or without a length.
         */
        public static ColumnType ofPostgres(String name) {
            String type = name.toLowerCase(Locale.ROOT);
            if (type.endsWith("[]") || type.equals("array")) {
                return LIST;
            }
            int bracket = type.indexOf('(');
            String bare = bracket < 0 ? type : type.substring(0, bracket);
            return switch (bare.strip()) {
                case "boolean", "bool" -> BOOLEAN;
                case "smallint", "integer", "bigint", "int2", "int4", "int8", "oid" -> INTEGER;
                case "real", "double precision", "float4", "float8" -> FLOAT;
                case "numeric", "decimal", "money" -> DECIMAL;
                case "date" -> DATE;
                case "time", "time without time zone" -> TIME;
                case "timestamp", "timestamptz", "timestamp without time zone", "timestamp with time zone" -> TIMESTAMP;
                case "bytea" -> BYTES;
                case "text",
                        "varchar",
                        "character varying",
                        "character",
                        "bpchar",
                        "uuid",
                        "json",
                        "jsonb",
                        "xml",
                        "name" -> TEXT;
                default -> bare.startsWith("timestamp") ? TIMESTAMP : ANY;
            };
        }
    }
}
