package dev.whence.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An event as the relay publishes it.
 *
 * @param watermark the latest time of business that its source had reached when this event came
 * @param before when the event before it was recorded
 */
record BusEvent(
        long position,
        Instant recordedAt,
        String id,
        String type,
        String subject,
        String source,
        Instant time,
        String correlation,
        JsonNode data,
        Instant watermark,
        Instant before) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fails with BAD_DATA where it is not what the relay writes. */
    static BusEvent read(byte[] message) {
        try {
            JsonNode json = JSON.readTree(message);
            Instant time = instant(json, "time");
            return new BusEvent(
                    json.required("position").asLong(),
                    instant(json, "recordedtime"),
                    json.required("id").asText(),
                    json.required("type").asText(),
                    json.required("subject").asText(),
                    json.required("source").asText(),
                    time,
                    json.required("correlationid").asText(),
                    json.required("data"),
                    time,
                    Instant.EPOCH);
        } catch (IOException | IllegalArgumentException e) {
            throw WhenceException.badData("a message on the hub's topics is not an event of a hub", e);
        }
    }

    BusEvent at(Instant reached, Instant previous) {
        return new BusEvent(
                position, recordedAt, id, type, subject, source, time, correlation, data, reached, previous);
    }

    boolean is(String... types) {
        for (String one : types) {
            if (type.equals(one)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the processors themselves said it. */
    boolean derived() {
        return source.equals(Derived.SOURCE);
    }

    boolean about(String kind) {
        return subject.startsWith(kind + "/");
    }

    private static Instant instant(JsonNode json, String attribute) {
        return OffsetDateTime.parse(json.required(attribute).asText()).toInstant();
    }
}
