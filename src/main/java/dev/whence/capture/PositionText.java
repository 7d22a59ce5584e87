package dev.whence.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.capture.SourcePosition.Phase;
import dev.whence.event.WhenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A {@link SourcePosition} as the text that the store keeps. */
final class PositionText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PositionText() {}

    static String write(SourcePosition position) {
        ObjectNode json = JSON.createObjectNode();
        json.put("phase", position.phase().name());
        json.put("lsn", position.lsn());
        json.put("slot", position.slot());
        position.tables().ifPresent(tables -> new TreeSet<>(tables).forEach(json.withArray("tables")::add));
        position.committedAt().ifPresent(at -> json.put("committed_at", at.toString()));
        if (position.timeline() != 0) {
            json.put("timeline", position.timeline());
        }
        position.snapshot().ifPresent(snapshot -> write(snapshot, json.putObject("snapshot")));
        return json.toString();
    }

    private static void write(SnapshotProgress snapshot, ObjectNode json) {
        snapshot.request().tables().forEach(json.putArray("tables")::add);
        snapshot.request().filter().forEach(json.putObject("filter")::put);
        json.put("table", snapshot.table());
        snapshot.after().forEach(json.putArray("after")::add);
        json.put("begun", snapshot.begun());
    }

    static SourcePosition read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new SourcePosition(
                    Phase.valueOf(json.required("phase").asText()),
                    json.required("lsn").asLong(),
                    json.required("slot").asText(),
                    Optional.ofNullable(json.get("tables")).map(tables -> names(tables)),
                    Optional.ofNullable(json.get("snapshot")).map(PositionText::snapshot),
                    Optional.ofNullable(json.get("committed_at")).map(at -> Instant.parse(at.asText())),
                    json.path("timeline").asInt(0));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw WhenceException.config("the stored offset " + text + " cannot be understood: " + e.getMessage()
                    + "; was it written by a newer version?");
        }
    }

    private static SnapshotProgress snapshot(JsonNode json) {
        Map<String, String> filter = new LinkedHashMap<>();
        json.required("filter")
                .properties()
                .forEach(entry -> filter.put(entry.getKey(), entry.getValue().asText()));
        return new SnapshotProgress(
                new SnapshotRequest(texts(json.required("tables")), filter),
                json.required("table").asInt(),
                texts(json.required("after")),
                json.required("begun").asBoolean());
    }

    private static Set<String> names(JsonNode array) {
        return new LinkedHashSet<>(texts(array));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
