package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param behind the rows that they rest on, where no events are behind them; else empty
 * @param position the store position up to which the data is complete
 * @param asOf when the event of that position was recorded
 * @param members how many members there were of each kind that the query was narrowed to
 * @param cached whether they were computed for an earlier question, and nothing that they rest on has changed since
 */
public record MetricResult(
        List<Column> columns,
        List<List<Object>> rows,
        List<String> sql,
        Map<String, Object> parameters,
        long events,
        List<UUID> samples,
        List<RowsBehind> behind,
        long position,
        Instant asOf,
        List<Long> members,
        boolean cached) {
    public MetricResult {
        members = List.copyOf(members);
    }

    /** Of a query that was narrowed to no members. */
    public MetricResult(
            List<Column> columns,
            List<List<Object>> rows,
            List<String> sql,
            Map<String, Object> parameters,
            long events,
            List<UUID> samples,
            long position,
            Instant asOf) {
        this(columns, rows, sql, parameters, events, samples, List.of(), position, asOf, List.of(), false);
    }

    /** @param unit empty where the column has none; otherwise a currency (BRL), money where the row says which, days, hours, orders, fraction, score ... */
    public record Column(String name, Type type, String unit) {}

    /** The same, which is still so at a later position. */
    MetricResult again(long reached, Instant recordedAt) {
        return new MetricResult(
                columns, rows, sql, parameters, events, samples, behind, reached, recordedAt, members, true);
    }

    /** The same numbers, with the currency of what is money. */
    MetricResult in(String currency) {
        return with(
                columns.stream()
                        .map(column -> column.unit().equals(Metric.MONEY)
                                ? new Column(column.name(), column.type(), currency)
                                : column)
                        .toList(),
                rows);
    }

    /**
     * Without the column of the currency, where all rows have the same one.
     *
     * @param whole the values are parts of a whole, which there cannot be of several currencies: BAD_DATA then
     */
    MetricResult inOneCurrency(boolean whole) {
        int at = columns.stream().map(Column::name).toList().indexOf(Currencies.DIMENSION);
        List<Object> codes = rows.stream().map(row -> row.get(at)).distinct().toList();
        if (codes.size() > 1 && whole) {
            throw WhenceException.badData("amounts in several currencies make no whole; name one of " + codes);
        }
        if (codes.size() > 1) {
            return this;
        }
        return with(
                        without(columns, at),
                        rows.stream().map(row -> without(row, at)).toList())
                .in(
                        codes.isEmpty() || codes.get(0) == null
                                ? Metric.MONEY
                                : codes.get(0).toString());
    }

    private MetricResult with(List<Column> changed, List<List<Object>> values) {
        return new MetricResult(
                changed, values, sql, parameters, events, samples, behind, position, asOf, members, cached);
    }

    private static <T> List<T> without(List<T> list, int at) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(at);
        return rest;
    }

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
