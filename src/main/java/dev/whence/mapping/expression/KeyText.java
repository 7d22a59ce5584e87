package dev.whence.mapping.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of a row's key, as {@link dev.whence.mapping.RowKey} describes it. Thread-safe. */
public final class KeyText {
    private KeyText() {}

    /** Empty if one of the values is null: such a key names no row. */
    public static Optional<String> of(List<?> values) {
        if (values.size() == 1) {
            return Optional.ofNullable(values.get(0)).map(KeyText::escaped);
        }
        StringBuilder key = new StringBuilder();
        for (Object value : values) {
            if (value == null) {
                return Optional.empty();
            }
            key.append(key.length() == 0 ? "" : "|").append(escaped(value));
        }
        return Optional.of(key.toString());
    }

    /** Of the columns' values in a row. */
    public static Optional<String> of(List<String> columns, Map<String, ?> row) {
        if (columns.size() == 1) {
            return Optional.ofNullable(row.get(columns.get(0))).map(KeyText::escaped);
        }
        List<Object> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            values.add(row.get(column));
        }
        return of(values);
    }

    /** The texts of the values that a key was made of. */
    public static List<String> values(String key) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '|') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c == '\\' && i + 1 < key.length() ? key.charAt(++i) : c);
            }
        }
        values.add(value.toString());
        return values;
    }

    private static String escaped(Object value) {
        String text = Values.text(value);
        return text.indexOf('|') < 0 && text.indexOf('\\') < 0
                ? text
                : text.replace("\\", "\\\\").replace("|", "\\|");
    }
}
