package dev.whence.semantics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The numbers and where they came from.
 *
 * @param rows values are {@code String, Long, BigDecimal, Double, LocalDate, LocalDateTime, Boolean} or null (no value)
 * @param sql the statements that ran, as they ran, with {@code ?} for parameters
 * @param events how many events the numbers rest on
 * @param samples ids of some of them
 * @param position the store position up to which the data is complete
 * @param asOf when the event of that position was recorded
 */
public record MetricResult(
        List<Column> columns,
        List<List<Object>> rows,
        List<String> sql,
        Map<String, Object> parameters,
        long events,
        List<UUID> samples,
        long position,
        Instant asOf) {
    /** @param unit empty where the column has none; otherwise BRL, days, hours, orders, fraction, score ... */
    public record Column(String name, Type type, String unit) {}

    /** What kind of values a column has. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        TIMESTAMP,
        BOOLEAN
    }
}
