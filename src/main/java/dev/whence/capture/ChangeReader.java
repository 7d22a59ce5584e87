package dev.whence.capture;

import dev.whence.capture.RowChange.Kind;
import dev.whence.event.WhenceException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * From Debezium's data records to row changes. An update of a key, which Debezium splits into a delete and an insert,
 * becomes one update again. Not thread-safe.
 */
final class ChangeReader {
    private static final String NEW_KEY = "__debezium.newkey";
    private static final String OLD_KEY = "__debezium.oldkey";

    private final SourceCatalog catalog;
    private final Map<Schema, RowReader> readers = new IdentityHashMap<>();
    private Optional<Row> rowBeforeNewKey = Optional.empty();

    ChangeReader(SourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** The change; empty for the first half of an update of a key, and for a record without a value. */
    Optional<RowChange> read(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            return Optional.empty();
        }
        RowReader reader = readers.computeIfAbsent(record.valueSchema(), schema -> reader(value));
        Struct before = value.getStruct("before");
        Optional<Row> rowBefore = Optional.ofNullable(before).map(reader::before);
        Optional<Row> rowAfter = Optional.ofNullable(value.getStruct("after")).map(reader::row);
        Kind kind = kind(value.getString("op"));
        if (kind == Kind.DELETE && record.headers().lastWithName(NEW_KEY) != null) {
            rowBeforeNewKey = rowBefore;
            return Optional.empty();
        }
        if (kind == Kind.INSERT && record.headers().lastWithName(OLD_KEY) != null) {
            Optional<Row> old = rowBeforeNewKey;
            rowBeforeNewKey = Optional.empty();
            return Optional.of(new RowChange(reader.table(), Kind.UPDATE, old, rowAfter));
        }
        return Optional.of(new RowChange(reader.table(), kind, rowBefore, rowAfter));
    }

    private RowReader reader(Struct value) {
        Struct source = value.getStruct("source");
        String table = tableName(source.getString("schema"), source.getString("table"));
        return new RowReader(
                table, value.schema().field("after").schema(), catalog.identity(table), catalog.decimalTypes());
    }

    static String tableName(String schema, String table) {
        return schema.equals("public") ? table : schema + "." + table;
    }

    private static Kind kind(String operation) {
        return switch (operation) {
            case "r" -> Kind.READ;
            case "c" -> Kind.INSERT;
            case "u" -> Kind.UPDATE;
            case "d" -> Kind.DELETE;
            case "t" -> Kind.TRUNCATE;
            default -> throw WhenceException.bug("unknown operation " + operation, null);
        };
    }
}
