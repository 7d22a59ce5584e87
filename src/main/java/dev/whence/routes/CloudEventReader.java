package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads CloudEvents in each of the three modes in which HTTP carries them. Thread-safe. */
final class CloudEventReader {
    private static final String PREFIX = "ce-";
    private final JsonFormat format = new JsonFormat();
    private final ObjectMapper json;

    CloudEventReader(ObjectMapper json) {
        this.json = json;
    }

    /** One event of a batch; or why it cannot be read, with its id as far as it has one. */
    sealed interface Item {
        /** The sender's; empty where it gave none. */
        String id();

        record Readable(CloudEvent event) implements Item {
            @Override
            public String id() {
                return event.getId();
            }
        }

        record Broken(String id, String problem) implements Item {}
    }

    List<Item> structured(String body) {
        return List.of(item(tree(body)));
    }

    List<Item> batch(String body) {
        List<Item> items = new ArrayList<>();
        tree(body).forEach(element -> items.add(item(element)));
        return items;
    }

    /** The attributes are in the headers, the body is the data. */
    List<Item> binary(Map<String, Object> headers, String body) {
        String id = String.valueOf(headers.getOrDefault(PREFIX + "id", ""));
        try {
            CloudEventBuilder builder =
                    CloudEventBuilder.v1().withData("application/json", JsonCloudEventData.wrap(tree(body)));
            headers.forEach((header, value) -> {
                String name = header.toLowerCase(Locale.ROOT);
                if (name.startsWith(PREFIX)) {
                    attribute(builder, name.substring(PREFIX.length()), String.valueOf(value));
                }
            });
            return List.of(new Item.Readable(builder.build()));
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException | CloudEventRWException e) {
            return List.of(new Item.Broken(id, e.getMessage()));
        }
    }

    private static void attribute(CloudEventBuilder builder, String name, String value) {
        switch (name) {
            case "specversion" -> {}
            case "id" -> builder.withId(value);
            case "source" -> builder.withSource(URI.create(value));
            case "type" -> builder.withType(value);
            case "subject" -> builder.withSubject(value);
            case "time" -> builder.withTime(OffsetDateTime.parse(value));
            case "dataschema" -> builder.withDataSchema(URI.create(value));
            default -> builder.withExtension(name, value);
        }
    }

    private Item item(JsonNode node) {
        try {
            return new Item.Readable(format.deserialize(node.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (EventDeserializationException | CloudEventRWException | IllegalStateException e) {
            return new Item.Broken(node.path("id").asText(), "not a CloudEvent 1.0: " + Reasons.of(e));
        }
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw HttpProblem.badRequest("The body is not JSON: " + Malformed.where(e));
        }
    }
}
