package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.event.Sealed;
import dev.whence.mapping.expression.KeyText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a pack's table says of its rows. */
final class Rows {
    private Rows() {}

    /** The row's key; empty if a key column is missing or null. */
    static Optional<RowKey> key(PackTable table, Row row) {
        return keyText(table.key(), named(table, row)).map(key -> new RowKey(table.name(), key));
    }

    /** The key of the row that this row belongs to; empty if it belongs to none. */
    static Optional<String> parentKey(PackTable table, Row row) {
        return table.parent().flatMap(parent -> keyText(parent.by(), row));
    }

    private static Optional<String> keyText(List<String> columns, Row row) {
        return KeyText.of(columns, row.values());
    }

    /** Only the columns that the pack uses. */
    static Row used(PackTable table, Row sent) {
        Row row = named(table, sent);
        if (table.columns().isEmpty()) {
            return row;
        }
        LinkedHashMap<String, Object> kept = new LinkedHashMap<>(table.columns().size() * 2);
        for (String column : table.columns()) {
            Object value = row.values().get(column);
            if (value != null || row.has(column)) {
                kept.put(column, value);
            }
        }
        return Row.owning(kept);
    }

    /**
     * The row under the names that the pack uses: what has another of a column's names gets that. A value of a type that
     * the column has no more is left out, as not known.
     */
    static Row named(PackTable table, Row row) {
        if (table.names().isEmpty() && table.types().isEmpty()) {
            return row;
        }
        LinkedHashMap<String, Object> values = new LinkedHashMap<>(row.values());
        table.names().forEach((column, others) -> {
            for (String other : values.containsKey(column) ? List.<String>of() : others) {
                if (values.containsKey(other)) {
                    values.put(column, values.remove(other));
                    break;
                }
            }
        });
        table.types()
                .forEach((column, type) -> values.computeIfPresent(
                        column,
                        (name, value) ->
                                value == Row.UNAVAILABLE || Sealed.is(value) || type.fits(value) ? value : null));
        return Row.owning(values);
    }

    /** A row as it was, as far as that is known: what is not is taken to be as it is now. */
    static Row former(PackTable table, Row known, Row sentNow) {
        Set<String> wanted = table.columns().isEmpty() ? sentNow.values().keySet() : table.columns();
        return known.values().keySet().containsAll(wanted) ? known : filled(known, used(table, sentNow));
    }

    /** Whether all the columns that the pack uses are there with their values. */
    static boolean isComplete(PackTable table, Row row) {
        return row.values().keySet().containsAll(table.columns())
                && !row.values().containsValue(Row.UNAVAILABLE);
    }

    /** The row, and where it lacks a column or its value was not sent, what is known from elsewhere. */
    static Row filled(Row row, Row known) {
        LinkedHashMap<String, Object> values = new LinkedHashMap<>(known.values());
        row.values().forEach((column, value) -> {
            if (value != Row.UNAVAILABLE || !known.has(column)) {
                values.put(column, value);
            }
        });
        return Row.owning(values);
    }

    /** Whether the two are equal but for the ignored columns; decimals are equal whatever their scale. */
    static boolean same(Optional<Row> before, Optional<Row> after, Set<String> ignored) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() && after.isEmpty();
        }
        Map<String, Object> left = before.get().values();
        Map<String, Object> right = after.get().values();
        for (String column : right.keySet()) {
            if (!ignored.contains(column) && !sameValue(left.get(column), right.get(column))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameValue(Object left, Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.deepEquals(left, right);
    }

    /** Sorted by the values of their key columns: numbers as numbers. */
    static Map<RowKey, Row> inKeyOrder(PackTable table, Map<RowKey, Row> rows) {
        Comparator<Row> order = (a, b) -> {
            for (String column : table.key()) {
                int difference = compare(a.values().get(column), b.values().get(column));
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        };
        List<Map.Entry<RowKey, Row>> entries = new ArrayList<>(rows.entrySet());
        entries.sort(Map.Entry.comparingByValue(order));
        Map<RowKey, Row> sorted = new LinkedHashMap<>(rows.size() * 2);
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return a instanceof Comparable<?> left && b != null && a.getClass() == b.getClass()
                ? ((Comparable<Object>) left).compareTo(b)
                : text(a).compareTo(text(b));
    }

    private static String text(Object value) {
        return KeyText.of(Collections.singletonList(value)).orElse("");
    }
}
