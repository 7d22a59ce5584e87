package dev.whence.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.event.WhenceException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An event as JSON text in ASCII, so that even one that PostgreSQL cannot hold as a value can be kept as a dead letter. */
final class EventJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EventJson() {}

    static String write(Event event) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", event.id().toString())
                .put("type", event.type().value())
                .put("schema_version", event.schemaVersion())
                .put("subject", event.subject().toString())
                .put("occurred_at", event.occurredAt().toString())
                .put("source", event.source())
                .put("source_position", event.sourcePosition())
                .put("correlation_id", event.correlationId())
                .put("narrative", event.narrative())
                .put("gist", event.gist());
        event.causationId().ifPresent(cause -> json.put("causation_id", cause.toString()));
        json.set("data", event.data());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw WhenceException.bug("an event cannot be written as JSON", e);
        }
    }

    static Event read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new Event(
                    UUID.fromString(json.required("id").asText()),
                    new EventType(json.required("type").asText()),
                    json.required("schema_version").asInt(),
                    Subject.parse(json.required("subject").asText()),
                    Instant.parse(json.required("occurred_at").asText()),
                    json.required("source").asText(),
                    json.required("source_position").asText(),
                    json.required("correlation_id").asText(),
                    Optional.ofNullable(json.get("causation_id")).map(id -> UUID.fromString(id.asText())),
                    (ObjectNode) json.required("data"),
                    json.required("narrative").asText(),
                    json.required("gist").asText());
        } catch (JsonProcessingException e) {
            throw WhenceException.bug("a dead letter holds an event that cannot be read", e);
        }
    }
}
