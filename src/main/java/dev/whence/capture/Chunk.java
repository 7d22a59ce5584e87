package dev.whence.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that were read from a table at once. Until the log has come to where they were read, what it tells of them is
 * newer, or was told with them: such rows are taken out. Not thread-safe.
 */
final class Chunk {
    private final String table;
    private final List<String> keyColumns;
    private final List<String> last;
    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();
    private final List<RowChange> superseded = new ArrayList<>();
    private boolean doubtful;

    /** @param last key of the last row as text; empty if the table has no more rows */
    Chunk(String table, List<String> keyColumns, List<Row> rows, List<String> last) {
        this.table = table;
        this.keyColumns = List.copyOf(keyColumns);
        this.last = List.copyOf(last);
        rows.forEach(row -> this.rows.put(key(row).orElseThrow(), row));
    }

    List<String> last() {
        return last;
    }

    /** Whether a change came that cannot be told to concern these rows or not: then they must be read again. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The rows that nothing in the log concerned meanwhile. */
    List<RowChange> rows() {
        return rows.values().stream().map(this::read).toList();
    }

    /** The rows that the log told of itself. */
    List<RowChange> superseded() {
        return superseded;
    }

    void supersede(Iterable<RowChange> changes) {
        for (RowChange change : changes) {
            if (change.table().equals(table)) {
                supersede(change);
            }
        }
    }

    private void supersede(RowChange change) {
        if (change.kind() == RowChange.Kind.TRUNCATE) {
            rows.clear();
            return;
        }
        Optional<List<Object>> before = change.before().flatMap(this::key);
        Optional<List<Object>> after = change.after().flatMap(this::key);
        doubtful |= change.before().isPresent() && before.isEmpty();
        before.ifPresent(this::remove);
        after.ifPresent(this::remove);
    }

    private void remove(List<Object> key) {
        Row row = rows.remove(key);
        if (row != null) {
            superseded.add(read(row));
        }
    }

    private RowChange read(Row row) {
        return new RowChange(table, RowChange.Kind.READ, Optional.empty(), Optional.of(row));
    }

    /** Empty if the row lacks a key column. */
    private Optional<List<Object>> key(Row row) {
        List<Object> key = new ArrayList<>(keyColumns.size());
        for (String column : keyColumns) {
            Optional<Object> value = row.get(column);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            key.add(value.get() instanceof byte[] bytes ? Arrays.toString(bytes) : value.get());
        }
        return Optional.of(key);
    }
}
