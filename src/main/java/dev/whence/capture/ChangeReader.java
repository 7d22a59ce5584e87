package dev.whence.capture;

import dev.whence.capture.RowChange.Kind;
import dev.whence.event.WhenceException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * From Debezium's data records to row changes. An update of a key, which Debezium splits into a delete and an insert,
 * becomes one update again. Not thread-safe.
 */
final class ChangeReader {
    private static final String NEW_KEY = "__debezium.newkey";
    private static final String TRUNCATE = "t";
    private static final String OLD_KEY = "__debezium.oldkey";

    private final SourceCatalog catalog;
    private final Map<Schema, RowReader> readers = new IdentityHashMap<>();
    private final Map<String, List<String>> keys = new HashMap<>();
    private final KnownTables looks;
    private final Consumer<String> readAnew;
    private Optional<Row> rowBeforeNewKey = Optional.empty();

    /**
     * @param looks of the tables up to here
     * @param readAnew is told of tables whose known rows lack values that are used now
     */
    ChangeReader(SourceCatalog catalog, KnownTables looks, Consumer<String> readAnew) {
        this.catalog = catalog;
        this.looks = looks;
        this.readAnew = readAnew;
    }

    /**
     * The change; empty for the first half of an update of a key, and for a record without a value.
     *
     * @throws WhenceException CONFIG if the table looks so that it cannot be used any more
     */
    Optional<RowChange> read(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            return Optional.empty();
        }
        RowReader reader = readers.computeIfAbsent(record.valueSchema(), schema -> reader(value, record.keySchema()));
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

    /** A schema that was not seen before: the table has changed, or it is the first of its rows. */
    private RowReader reader(Struct value, Schema key) {
        Struct source = value.getStruct("source");
        String table = tableName(source.getString("schema"), source.getString("table"));
        Schema row = value.schema().field("after").schema();
        if (!value.getString("op").equals(TRUNCATE)) {
            checkKey(table, key);
        }
        if (looks.accept(table, RecordColumns.of(row, catalog.decimalTypes()))) {
            readAnew.accept(table);
        }
        return new RowReader(table, row, catalog.identity(table), catalog.decimalTypes());
    }

    /** What the log says of a row before its change depends on the key, and was looked up before reading began. */
    private void checkKey(String table, Schema key) {
        List<String> now =
                key == null ? List.of() : key.fields().stream().map(Field::name).toList();
        List<String> before = keys.putIfAbsent(table, now);
        if (before != null && !before.equals(now)) {
            throw WhenceException.retryable(
                    "the key of " + table + " was " + before + " and is " + now + " now: reading begins again", null);
        }
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
            case TRUNCATE -> Kind.TRUNCATE;
            default -> throw WhenceException.bug("unknown operation " + operation, null);
        };
    }
}
