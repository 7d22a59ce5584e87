package dev.whence.capture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a source table: column names to values, in the table's order. Values are {@code Boolean, Long, Double,
 * BigDecimal, String, LocalDate, LocalTime, LocalDateTime, Instant, byte[]} or a {@code List} of these; a column that is
 * null in the source is absent from {@link #get} but {@link #has} says true. {@link #UNAVAILABLE} stands for an
 * unchanged TOAST value that the source left out.
 */
public final class Row {
    /** A value that the source did not send because it did not change. */
    public static final Object UNAVAILABLE = new Object() {
        @Override
        public String toString() {
            return "(unchanged, not sent)";
        }
    };

    private static final int PER_VALUE = 64;

    private final Map<String, Object> values;
    /** Not known while it is negative; whoever finds it out finds the same. */
    private int bytes = -1;

    /** Takes a copy. Null values are allowed and mean SQL NULL. */
    public Row(Map<String, ?> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@code owned} only tells it from the other constructor. */
    private Row(LinkedHashMap<String, Object> values, boolean owned) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Takes the map as it is: whoever made it must forget it. */
    public static Row owning(LinkedHashMap<String, Object> values) {
        return new Row(values, true);
    }

    public boolean has(String column) {
        return values.containsKey(column);
    }

    public Optional<Object> get(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /** All columns; a value is null where the column is NULL. Unmodifiable. */
    public Map<String, Object> values() {
        return values;
    }

    /** What it takes in memory, about. */
    public long bytes() {
        if (bytes < 0) {
            long sum = 0;
            for (Object value : values.values()) {
                sum += bytes(value);
            }
            bytes = (int) Math.min(sum, Integer.MAX_VALUE);
        }
        return bytes;
    }

    private static long bytes(Object value) {
        if (value instanceof String text) {
            return PER_VALUE + text.length();
        } else if (value instanceof byte[] binary) {
            return PER_VALUE + binary.length;
        } else if (value instanceof List<?> list) {
            return PER_VALUE + list.stream().mapToLong(Row::bytes).sum();
        }
        return PER_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
