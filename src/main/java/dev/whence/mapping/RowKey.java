package dev.whence.mapping;

/**
 * Names a row of a source: its table and its primary key values as text, joined by {@code |} where there are several
 * ({@code \} and {@code |} inside a value are escaped by {@code \}).
 */
public record RowKey(String table, String key) {
    /** The generated one is slower, and rows are looked up all the time. */
    @Override
    public int hashCode() {
        return 31 * table.hashCode() + key.hashCode();
    }

    @Override
    public String toString() {
        return table + "/" + key;
    }
}
