package dev.whence.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Something that a visitor of the web shop did or met with, or that happened in its store room.
 *
 * @param subject what it is about: the visit, mostly
 * @param correlation the order that the visit led to, or the visit itself
 * @param cause what came before it in the visit, by the id that the hub gives to it
 * @param data as the vocabulary describes the type
 */
public record WebEvent(
        UUID id,
        String type,
        String subject,
        Instant time,
        String correlation,
        Optional<UUID> cause,
        Map<String, Object> data) {
    static final String SOURCE = "shop-web";

    public WebEvent {
        data = new TreeMap<>(data);
    }

    WebEvent movedBy(Duration shift) {
        return new WebEvent(id, type, subject, time.plus(shift), correlation, cause, data);
    }

    WebEvent correlated(String with) {
        return new WebEvent(id, type, subject, time, with, cause, data);
    }

    /** As a CloudEvent 1.0 in structured mode, its causality in the extensions correlationid and causationid. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", id.toString());
        json.writeStringField("source", SOURCE);
        json.writeStringField("type", type);
        json.writeStringField("subject", subject);
        json.writeStringField("time", time.toString());
        json.writeStringField("datacontenttype", "application/json");
        json.writeStringField("correlationid", correlation);
        if (cause.isPresent()) {
            json.writeStringField("causationid", cause.get().toString());
        }
        json.writeObjectField("data", data);
        json.writeEndObject();
    }
}
