package dev.whence.mapping;

/**
 * Names a row of a source: its table and its primary key values as text, joined by {@code |} where there are several
 * ({@code \} and {@code |} inside a value are escaped by {@code \}).
 */
public record RowKey(String table, String key) {
    @Override
    public String toString() {
        return table + "/" + key;
    }
}
