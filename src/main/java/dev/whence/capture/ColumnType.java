package dev.whence.capture;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the values of a column are in a {@link Row}, and so what may be done with them. */
public enum ColumnType {
    BOOLEAN(Boolean.class),
    /** Whole numbers of any size. */
    INTEGER(Long.class),
    /** Binary floating point. */
    FLOAT(Double.class),
    /** Exact decimals. */
    DECIMAL(BigDecimal.class),
    TEXT(String.class),
    DATE(LocalDate.class),
    TIME(LocalTime.class),
    /** With or without a zone; an expression sees a moment either way. */
    TIMESTAMP(LocalDateTime.class, Instant.class),
    BYTES(byte[].class),
    LIST(List.class),
    /** Not known: checked only when it is evaluated. */
    ANY(Object.class);

    private final List<Class<?>> classes;

    ColumnType(Class<?>... classes) {
        this.classes = List.of(classes);
    }

    /** As people write it: the name in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that {@link #word}; empty if there is none. */
    public static Optional<ColumnType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Whether a value can be one of this type. */
    public boolean fits(Object value) {
        return classes.stream().anyMatch(type -> type.isInstance(value));
    }

    /** Whether values of that type mean the same as values of this one did, so that nobody need care. */
    boolean becomes(ColumnType next) {
        return this == next || this == ANY || next == ANY || this == INTEGER && next == DECIMAL;
    }

    /**
     * The type of a PostgreSQL column, by the name that {@code pg_type}, {@code format_type} or
     * {@code information_schema} gives it, with or without a length.
     */
    public static ColumnType ofPostgres(String name) {
        String type = name.toLowerCase(Locale.ROOT);
        if (type.endsWith("[]") || type.equals("array") || type.startsWith("_")) {
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
