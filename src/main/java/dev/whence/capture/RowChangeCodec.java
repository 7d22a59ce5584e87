package dev.whence.capture;

import dev.whence.capture.RowChange.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads row changes as bytes. Table and column names are kept in memory, once for each shape of a row, so
 * what one codec has written only the same codec can read. Writing and then reading is safe across threads if one
 * happens before the other.
 */
final class RowChangeCodec {
    private static final Kind[] KINDS = Kind.values();
    private static final int HAS_BEFORE = 1;
    private static final int HAS_AFTER = 2;

    private final Names tables = new Names();
    private final Map<List<String>, Integer> shapeNumbers = new HashMap<>();
    private final List<String[]> shapes = new ArrayList<>();

    void write(RowChange change, DataOutputStream output) throws IOException {
        output.writeByte(change.kind().ordinal());
        output.writeInt(tables.number(change.table()));
        output.writeByte(
                (change.before().isPresent() ? HAS_BEFORE : 0) | (change.after().isPresent() ? HAS_AFTER : 0));
        if (change.before().isPresent()) {
            writeRow(change.before().get(), output);
        }
        if (change.after().isPresent()) {
            writeRow(change.after().get(), output);
        }
    }

    RowChange read(DataInputStream input) throws IOException {
        Kind kind = KINDS[input.readByte()];
        String table = tables.name(input.readInt());
        int present = input.readByte();
        Optional<Row> before = (present & HAS_BEFORE) == 0 ? Optional.empty() : Optional.of(readRow(input));
        Optional<Row> after = (present & HAS_AFTER) == 0 ? Optional.empty() : Optional.of(readRow(input));
        return new RowChange(table, kind, before, after);
    }

    private void writeRow(Row row, DataOutputStream output) throws IOException {
        output.writeInt(shapeNumber(row));
        for (Object value : row.values().values()) {
            ValueCodec.write(value, output);
        }
    }

    private Row readRow(DataInputStream input) throws IOException {
        String[] columns = shapes.get(input.readInt());
        LinkedHashMap<String, Object> values = new LinkedHashMap<>(columns.length * 2);
        for (String column : columns) {
            values.put(column, ValueCodec.read(input));
        }
        return Row.owning(values);
    }

    private int shapeNumber(Row row) {
        List<String> columns = List.copyOf(row.values().keySet());
        return shapeNumbers.computeIfAbsent(columns, shape -> {
            shapes.add(shape.toArray(String[]::new));
            return shapes.size() - 1;
        });
    }

    private static final class Names {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();

        int number(String name) {
            return numbers.computeIfAbsent(name, added -> {
                names.add(added);
                return names.size() - 1;
            });
        }

        String name(int number) {
            return names.get(number);
        }
    }
}
