package dev.whence.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Folds a subject's events into its state, as the vocabulary says. A type's {@code x-state} is {@code merge} (the
 * default: its data is added), {@code remove} (the thing is gone, nothing of it is left) or {@code none} (it says nothing
 * of the state). A field's {@code x-fold} is {@code last} (the default), {@code first}, {@code sum} or {@code append}.
 * Thread-safe.
 */
public final class StateFold {
    private final Vocabulary vocabulary;

    public StateFold(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param events of one subject, in position order. Returns an empty object where nothing is left of it. */
    public ObjectNode fold(List<Event> events) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        events.forEach(event -> fold(state, event));
        return state;
    }

    private void fold(ObjectNode state, Event event) {
        JsonNode schema = vocabulary
                .find(event.type())
                .map(Vocabulary.Description::schema)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        switch (schema.path("x-state").asText("merge")) {
            case "remove" -> state.removeAll();
            case "none" -> {}
            default ->
                event.data()
                        .properties()
                        .forEach(field -> put(
                                state,
                                field.getKey(),
                                field.getValue(),
                                schema.path("properties")
                                        .path(field.getKey())
                                        .path("x-fold")
                                        .asText("last")));
        }
    }

    private static void put(ObjectNode state, String field, JsonNode value, String rule) {
        switch (rule) {
            case "first" -> state.putIfAbsent(field, value);
            case "sum" -> state.put(field, state.path(field).decimalValue().add(value.decimalValue()));
            case "append" -> {
                ArrayNode list = state.path(field) instanceof ArrayNode known ? known : state.putArray(field);
                if (value instanceof ArrayNode more) {
                    list.addAll(more);
                } else {
                    list.add(value);
                }
            }
            default -> state.set(field, value);
        }
    }
}
