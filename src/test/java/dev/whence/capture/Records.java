package dev.whence.capture;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;

/** Records as Debezium makes them, as far as capture looks at them. */
final class Records {
    private static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .field("id", Schema.INT64_SCHEMA)
            .field("word", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("schema", Schema.STRING_SCHEMA)
            .field("table", Schema.STRING_SCHEMA)
            .build();
    private static final Schema TRANSACTION = SchemaBuilder.struct()
            .field("status", Schema.STRING_SCHEMA)
            .field("id", Schema.STRING_SCHEMA)
            .field("ts_ms", Schema.INT64_SCHEMA)
            .build();
    private static final Schema NOTIFICATION = SchemaBuilder.struct()
            .field("aggregate_type", Schema.STRING_SCHEMA)
            .field("type", Schema.STRING_SCHEMA)
            .build();

    private final String connector;
    private final Map<String, Schema> envelopes = new HashMap<>();

    Records(String connector) {
        this.connector = connector;
    }

    SourceRecord begin(int id) {
        return transaction("BEGIN", id, Map.of("lsn", 1L));
    }

    SourceRecord end(int id, long lsn) {
        return transaction("END", id, Map.of("lsn", lsn, "lsn_commit", lsn, "ts_usec", 1_500_000_000_000_000L + id));
    }

    private SourceRecord transaction(String status, int id, Map<String, ?> offset) {
        Struct value = new Struct(TRANSACTION)
                .put("status", status)
                .put("id", id + ":77")
                .put("ts_ms", 0L);
        return record(offset, connector + ".transaction", value);
    }

    SourceRecord insert(String table, long id) {
        return change(table, "c", null, row(id));
    }

    SourceRecord read(String table, long id) {
        return change(table, "r", null, row(id));
    }

    SourceRecord keyChangedFrom(String table, long id) {
        SourceRecord record = change(table, "d", row(id).put("word", null), null);
        record.headers().addString("__debezium.newkey", "new");
        return record;
    }

    SourceRecord keyChangedTo(String table, long id) {
        SourceRecord record = insert(table, id);
        record.headers().addString("__debezium.oldkey", "old");
        return record;
    }

    SourceRecord snapshotCompleted(long lsn) {
        Struct value = new Struct(NOTIFICATION)
                .put("aggregate_type", "Initial Snapshot")
                .put("type", "COMPLETED");
        return record(Map.of("lsn", lsn), RecordAssembler.NOTIFICATIONS, value);
    }

    SourceRecord mark(long lsn) {
        Struct value = new Struct(SOURCE).put("schema", "").put("table", "");
        return record(Map.of("lsn", lsn, "lsn_commit", lsn), connector + ".message", value);
    }

    private static Struct row(long id) {
        return new Struct(ROW).put("id", id).put("word", "w" + id);
    }

    private SourceRecord change(String table, String operation, Struct before, Struct after) {
        Schema envelope = envelopes.computeIfAbsent(table, name -> SchemaBuilder.struct()
                .field("before", ROW)
                .field("after", ROW)
                .field("source", SOURCE)
                .field("op", Schema.STRING_SCHEMA)
                .build());
        Struct value = new Struct(envelope)
                .put("before", before)
                .put("after", after)
                .put("source", new Struct(SOURCE).put("schema", "public").put("table", table))
                .put("op", operation);
        return record(Map.of("lsn", 1L), connector + ".public." + table, value);
    }

    private static SourceRecord record(Map<String, ?> offset, String topic, Struct value) {
        return new SourceRecord(
                Map.of(), offset, topic, null, null, null, value.schema(), value, null, new ConnectHeaders());
    }
}
