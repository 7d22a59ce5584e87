package dev.whence.mapping.expression;

import dev.whence.capture.Row;
import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Equality, order and text of values. */
final class Values {
    private Values() {}

    /** Two-valued: null equals null and nothing else; numbers are equal whatever their kind and scale. */
    static boolean equal(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof String || a instanceof Boolean) {
            return a.equals(b);
        }
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            return Numbers.compare(a, b) == 0;
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            return equalLists(left, right);
        }
        return Objects.deepEquals(a, b);
    }

    private static boolean equalLists(List<?> left, List<?> right) {
        Iterator<?> other = right.iterator();
        return left.size() == right.size() && left.stream().allMatch(element -> equal(element, other.next()));
    }

    /** Neither may be null. */
    static int compare(Object a, Object b) {
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            return Numbers.compare(a, b);
        }
        if (a instanceof Instant left && b instanceof Instant right) {
            return left.compareTo(right);
        }
        if (a instanceof LocalDate left && b instanceof LocalDate right) {
            return left.compareTo(right);
        }
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        if (a instanceof Boolean left && b instanceof Boolean right) {
            return left.compareTo(right);
        }
        if (a instanceof Duration left && b instanceof Duration right) {
            return left.compareTo(right);
        }
        throw WhenceException.badData(describe(a) + " cannot be compared with " + describe(b));
    }

    /** As an expression sees a value of a row: times without zone become moments. */
    static Object ofRow(Object value, ZoneId zone) {
        if (value instanceof LocalDateTime time) {
            return zone instanceof ZoneOffset offset
                    ? time.toInstant(offset)
                    : time.atZone(zone).toInstant();
        }
        return value;
    }

    /** The value as text, exactly; bytes are hexadecimal. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    static String describe(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return "text '" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'";
        }
        return value instanceof List || value instanceof Map || value instanceof Row
                ? "a " + (value instanceof List ? "list" : "row or map")
                : text(value);
    }
}
