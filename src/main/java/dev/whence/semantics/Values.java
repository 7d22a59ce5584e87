package dev.whence.semantics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Values of DuckDB as those of a {@link MetricResult}. */
final class Values {
    private Values() {}

    /** A count that is a sum of decimals is a whole number where it is whole. */
    static Object read(ResultSet row, int column, MetricResult.Type type) throws SQLException {
        Object value = read(row, column);
        return type == MetricResult.Type.INTEGER
                        && value instanceof BigDecimal decimal
                        && decimal.scale() == 0
                        && decimal.precision() < 19
                ? (Object) decimal.longValueExact()
                : value;
    }

    static Object read(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof BigDecimal decimal) {
            return plain(decimal);
        }
        if (value instanceof BigInteger whole) {
            return whole.bitLength() < Long.SIZE ? whole.longValue() : new BigDecimal(whole);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value == null
                        || value instanceof Long
                        || value instanceof Double
                        || value instanceof Boolean
                        || value instanceof java.time.LocalDate
                        || value instanceof java.time.LocalDateTime
                ? value
                : value.toString();
    }

    private static BigDecimal plain(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
