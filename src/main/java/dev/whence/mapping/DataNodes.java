package dev.whence.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.capture.Row;
import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values of expressions as JSON: decimals exactly, times in ISO 8601 and UTC, nulls of maps left out. */
final class DataNodes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DataNodes() {}

    static ObjectNode object(Map<?, ?> values) {
        ObjectNode object = JSON.objectNode();
        values.forEach((name, value) -> {
            if (value != null) {
                object.set(String.valueOf(name), node(value));
            }
        });
        return object;
    }

    private static JsonNode node(Object value) {
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof BigDecimal decimal) {
            return JSON.numberNode(decimal.scale() < 0 ? decimal.setScale(0) : decimal);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number.longValue());
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number.doubleValue());
        }
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof byte[] bytes) {
            return JSON.binaryNode(bytes);
        }
        if (value instanceof Row) {
            throw WhenceException.badData("a whole row cannot be a field: name its columns");
        }
        return JSON.textNode(value.toString());
    }

    private static ArrayNode array(List<?> values) {
        ArrayNode array = JSON.arrayNode(values.size());
        values.forEach(value -> array.add(node(value)));
        return array;
    }
}
