package dev.whence.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.WhenceException;
import java.util.Locale;

/**
 * What a {@link SourceOffset} says. It is always a place between two transactions: the end of a commit (or a place
 * where every earlier commit is known to have been received), so a restart begins with a whole transaction and nothing
 * has to be searched or skipped. That is why Debezium's own offset, which points at single records that may share an
 * LSN, is not stored.
 *
 * @param phase how far reading has come
 * @param lsn where streaming begins; 0 while the snapshot is not complete
 * @param slot the slot that was made for this connector
 */
record SourcePosition(Phase phase, long lsn, String slot) {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Phase {
        /** Nothing was read yet. */
        UNREAD,
        /** A snapshot was begun: it must begin again, with a new slot. */
        SNAPSHOT_RUNNING,
        /** All rows are stored, what they mean may not be worked out yet. */
        SNAPSHOT_READ,
        STREAMING
    }

    static SourcePosition unread(String slot) {
        return new SourcePosition(Phase.UNREAD, 0, slot);
    }

    static SourcePosition of(Phase phase, long lsn, String slot) {
        return new SourcePosition(phase, lsn, slot);
    }

    SourceOffset toOffset() {
        ObjectNode json = JSON.createObjectNode();
        json.put("phase", phase.name());
        json.put("lsn", lsn);
        json.put("slot", slot);
        return new SourceOffset(json.toString());
    }

    static SourcePosition parse(SourceOffset offset) {
        try {
            JsonNode json = JSON.readTree(offset.json());
            return new SourcePosition(
                    Phase.valueOf(json.required("phase").asText()),
                    json.required("lsn").asLong(),
                    json.required("slot").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw WhenceException.config("the stored offset " + offset.json() + " cannot be understood: "
                    + e.getMessage() + "; was it written by a newer version?");
        }
    }

    /** An LSN as PostgreSQL writes it. */
    static String text(long lsn) {
        return Long.toHexString(lsn >>> 32).toUpperCase(Locale.ROOT) + "/"
                + Long.toHexString(lsn & 0xffffffffL).toUpperCase(Locale.ROOT);
    }
}
