package dev.whence.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The texts of JSON that are or may become sealed. */
final class PersonalLeaves {
    private PersonalLeaves() {}

    /** Every text that the path leads to; lists on the way, and at its end, are walked through. */
    static void at(JsonNode node, List<String> path, Consumer<String> found) {
        if (node instanceof ArrayNode list) {
            list.forEach(element -> at(element, path, found));
        } else if (!path.isEmpty()) {
            at(node.path(path.get(0)), path.subList(1, path.size()), found);
        } else if (node.isValueNode() && !node.isNull()) {
            found.accept(node.asText());
        }
    }

    /** Puts others in the place of these texts; empty takes them out. */
    static void replace(JsonNode node, List<String> path, Function<String, Optional<String>> other) {
        if (node instanceof ArrayNode list) {
            list.forEach(element -> replace(element, path, other));
        } else if (node instanceof ObjectNode object && !path.isEmpty()) {
            String name = path.get(0);
            if (path.size() > 1) {
                replace(object.path(name), path.subList(1, path.size()), other);
            } else if (object.path(name) instanceof ArrayNode texts) {
                ArrayNode kept = JsonNodeFactory.instance.arrayNode();
                texts.forEach(text -> other.apply(text.asText()).ifPresent(kept::add));
                object.set(name, kept);
            } else if (object.has(name) && !object.path(name).isNull()) {
                other.apply(object.path(name).asText())
                        .ifPresentOrElse(text -> object.put(name, text), () -> object.remove(name));
            }
        }
    }

    /** Every sealed text, wherever it stands. */
    static List<Sealed> sealed(JsonNode node) {
        List<Sealed> found = new ArrayList<>();
        visit(node, found::add);
        return found;
    }

    private static void visit(JsonNode node, Consumer<Sealed> found) {
        if (node.isTextual()) {
            Sealed.parse(node.textValue()).ifPresent(found);
        } else {
            node.forEach(element -> visit(element, found));
        }
    }
}
