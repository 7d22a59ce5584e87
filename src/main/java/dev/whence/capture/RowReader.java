package dev.whence.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Reads the rows of one table in one shape. Thread-safe. */
final class RowReader {
    private final String table;
    private final List<Column> columns = new ArrayList<>();
    private final Optional<Set<String>> identity;

    /**
     * @param decimalTypes see {@link SourceValues#converter}
     * @param identity the columns that the source sends of a row before its change; empty if it sends all
     */
    RowReader(String table, Schema schema, Optional<Set<String>> identity, Set<String> decimalTypes) {
        this.table = table;
        this.identity = identity;
        for (Field field : schema.fields()) {
            columns.add(new Column(field, SourceValues.converter(field.schema(), decimalTypes)));
        }
    }

    String table() {
        return table;
    }

    Row row(Struct struct) {
        LinkedHashMap<String, Object> values = new LinkedHashMap<>(columns.size() * 2);
        for (Column column : columns) {
            values.put(column.field().name(), column.value(struct));
        }
        return Row.owning(values);
    }

    /** A row before its change: where only its key was sent, the other columns are not known, rather than null. */
    Row before(Struct struct) {
        if (identity.isEmpty()) {
            return row(struct);
        }
        LinkedHashMap<String, Object> values = new LinkedHashMap<>();
        for (Column column : columns) {
            if (identity.get().contains(column.field().name())) {
                values.put(column.field().name(), column.value(struct));
            }
        }
        return Row.owning(values);
    }

    private record Column(Field field, UnaryOperator<Object> converter) {
        Object value(Struct struct) {
            Object value = struct.getWithoutDefault(field.name());
            return value == null ? null : converter.apply(value);
        }
    }
}
