package dev.whence.mapping.expression;

import java.util.List;
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

    private static String escaped(Object value) {
        String text = Values.text(value);
        return text.indexOf('|') < 0 && text.indexOf('\\') < 0
                ? text
                : text.replace("\\", "\\\\").replace("|", "\\|");
    }
}
