package dev.whence.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What is read of Debezium's records that are not changes: the ends of transactions, and marks. */
final class RecordFields {
    private RecordFields() {}

    static long commitLsn(SourceRecord record) {
        return ((Number) record.sourceOffset().get("lsn_commit")).longValue();
    }

    static String transactionId(Struct value) {
        String id = value.getString("id");
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon);
    }

    static Instant committedAt(SourceRecord record, Struct value) {
        Object micros = record.sourceOffset().get("ts_usec");
        return micros instanceof Number number
                ? Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS)
                : Instant.ofEpochMilli(value.getInt64("ts_ms"));
    }

    /** What a mark says; empty if it says nothing. */
    static String content(Struct value) {
        if (value.schema().field("message") == null) {
            return "";
        }
        Object content = value.getStruct("message").get("content");
        return content instanceof ByteBuffer bytes
                ? StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()
                : new String((byte[]) content, StandardCharsets.UTF_8);
    }
}
