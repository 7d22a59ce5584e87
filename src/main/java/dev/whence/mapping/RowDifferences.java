package dev.whence.mapping;

import dev.whence.capture.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a row before and after a change, in words.
 *
 * @param before empty for a row that appeared
 * @param after empty for one that was deleted
 */
public record RowDifferences(Map<String, Object> before, Map<String, Object> after) {
    private static final int LONGEST = 40;

    /** Takes copies; values may be null. */
    public RowDifferences {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    static RowDifferences of(Optional<Row> before, Optional<Row> after) {
        return new RowDifferences(
                before.map(Row::values).orElse(Map.of()), after.map(Row::values).orElse(Map.of()));
    }

    /** The columns whose values differ; none for a row that appeared or was deleted. */
    public Set<String> changed() {
        Set<String> changed = new LinkedHashSet<>();
        if (!before.isEmpty()) {
            after.forEach((column, value) -> {
                if (before.containsKey(column) && !same(before.get(column), value)) {
                    changed.add(column);
                }
            });
        }
        return changed;
    }

    private static boolean same(Object a, Object b) {
        return a instanceof BigDecimal left && b instanceof BigDecimal right
                ? left.compareTo(right) == 0
                : Objects.deepEquals(a, b);
    }

    /** {@code status: 'open' -> 'paid', total: null -> 12.50} */
    public String words() {
        return changed().stream().map(this::words).collect(Collectors.joining(", "));
    }

    private String words(String column) {
        if (changed().contains(column)) {
            return column + ": " + word(before.get(column)) + " -> " + word(after.get(column));
        }
        return column + ": " + word((after.isEmpty() ? before : after).get(column));
    }

    /** The values of the columns that a text names. */
    String of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : WhyNot.words(text)) {
            if (before.containsKey(word) || after.containsKey(word)) {
                words.add(words(word));
            }
        }
        return String.join(", ", words);
    }

    boolean mentionsChanged(String text) {
        return WhyNot.words(text).stream().anyMatch(changed()::contains);
    }

    private static String word(Object value) {
        if (value instanceof String text) {
            return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + "'";
        }
        return value instanceof byte[] bytes
                ? bytes.length + " bytes"
                : value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
