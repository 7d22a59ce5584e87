package dev.whence.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Sees quickly of ordinary data that it fits a JSON Schema. It knows the keywords that vocabularies are written with. What
 * it does not accept may fit nevertheless: then the whole check has the word, and says what is wrong. Compiles the schemas
 * of one document; what it compiles is immutable and thread-safe.
 */
final class QuickSchema {
    private static final Set<String> NO_CONDITION =
            Set.of("$schema", "$defs", "$comment", "title", "description", "examples", "default", "format");

    private static final Predicate<JsonNode> NEVER = node -> false;

    private final String id;
    private final Function<String, Optional<JsonNode>> documents;
    private final Map<String, Predicate<JsonNode>> references;

    private QuickSchema(
            String id, Function<String, Optional<JsonNode>> documents, Map<String, Predicate<JsonNode>> references) {
        this.id = id;
        this.documents = documents;
        this.references = references;
    }

    /** @param documents by their {@code $id} */
    static Predicate<JsonNode> compile(JsonNode schema, Function<String, Optional<JsonNode>> documents) {
        return new QuickSchema(schema.path("$id").asText(), documents, new HashMap<>()).all(schema);
    }

    private Predicate<JsonNode> all(JsonNode schema) {
        if (!schema.isObject()) {
            return schema.asBoolean() ? node -> true : NEVER;
        }
        List<Predicate<JsonNode>> conditions = new ArrayList<>();
        schema.fieldNames()
                .forEachRemaining(keyword -> condition(keyword, schema).ifPresent(conditions::add));
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        List<Predicate<JsonNode>> all = List.copyOf(conditions);
        return node -> {
            for (Predicate<JsonNode> condition : all) {
                if (!condition.test(node)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Empty where the keyword is no condition of its own. */
    private Optional<Predicate<JsonNode>> condition(String keyword, JsonNode schema) {
        if (keyword.startsWith("x-") || NO_CONDITION.contains(keyword)) {
            return Optional.empty();
        }
        JsonNode wanted = schema.get(keyword);
        return switch (keyword) {
            case "required" -> Optional.of(required(wanted));
            case "properties" -> Optional.of(members(schema));
            case "additionalProperties" -> schema.has("properties") ? Optional.empty() : Optional.of(members(schema));
            case "items" -> Optional.of(items(all(wanted)));
            case "$id" -> wanted.asText().equals(id) ? Optional.empty() : Optional.of(NEVER);
            case "$ref" -> Optional.of(reference(wanted.asText()));
            default -> Optional.of(value(keyword, wanted));
        };
    }

    private static Predicate<JsonNode> value(String keyword, JsonNode wanted) {
        return switch (keyword) {
            case "type" -> type(wanted.asText());
            case "enum" -> {
                Set<JsonNode> values = new HashSet<>();
                wanted.forEach(values::add);
                yield values::contains;
            }
            case "const" -> wanted::equals;
            case "minLength" -> ofText(text -> text.codePointCount(0, text.length()) >= wanted.asInt());
            case "maxLength" -> ofText(text -> text.codePointCount(0, text.length()) <= wanted.asInt());
            case "pattern" -> ofText(Pattern.compile(wanted.asText()).asPredicate());
            case "minimum" -> compared(wanted, difference -> difference >= 0);
            case "maximum" -> compared(wanted, difference -> difference <= 0);
            case "uniqueItems" -> wanted.asBoolean() ? QuickSchema::distinctTexts : node -> true;
            default -> NEVER;
        };
    }

    private static Predicate<JsonNode> type(String name) {
        return switch (name) {
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isTextual;
            case "number" -> JsonNode::isNumber;
            case "integer" -> JsonNode::isIntegralNumber;
            case "boolean" -> JsonNode::isBoolean;
            default -> NEVER;
        };
    }

    private static Predicate<JsonNode> ofText(Predicate<String> condition) {
        return node -> !node.isTextual() || condition.test(node.textValue());
    }

    private static Predicate<JsonNode> compared(JsonNode bound, IntPredicate condition) {
        return node -> !node.isNumber()
                || Double.isFinite(node.doubleValue())
                        && condition.test(node.decimalValue().compareTo(bound.decimalValue()));
    }

    private static boolean distinctTexts(JsonNode node) {
        Set<String> seen = new HashSet<>();
        for (JsonNode item : node) {
            if (!item.isTextual() || !seen.add(item.textValue())) {
                return false;
            }
        }
        return true;
    }

    private static Predicate<JsonNode> required(JsonNode wanted) {
        List<String> names = new ArrayList<>();
        wanted.forEach(name -> names.add(name.asText()));
        return node -> {
            for (String name : names) {
                if (node.isObject() && !node.has(name)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Predicate<JsonNode> members(JsonNode schema) {
        Map<String, Predicate<JsonNode>> known = new HashMap<>();
        schema.path("properties").properties().forEach(member -> known.put(member.getKey(), all(member.getValue())));
        JsonNode others = schema.path("additionalProperties");
        Predicate<JsonNode> other = others.isObject() ? all(others) : node -> others.asBoolean(true);
        return node -> {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!known.getOrDefault(member.getKey(), other).test(member.getValue())) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<JsonNode> items(Predicate<JsonNode> each) {
        return node -> {
            if (node.isArray()) {
                for (JsonNode item : node) {
                    if (!each.test(item)) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    /** What a reference leads to may lead back to it. */
    private Predicate<JsonNode> reference(String text) {
        String target = text.startsWith("#") ? id + text : text;
        if (!references.containsKey(target)) {
            references.put(target, node -> references.get(target).test(node));
            int end = target.indexOf('#') < 0 ? target.length() : target.indexOf('#');
            QuickSchema document = new QuickSchema(target.substring(0, end), documents, references);
            Optional<JsonNode> schema = documents
                    .apply(document.id)
                    .map(found -> found.at(target.substring(Math.min(target.length(), end + 1))));
            references.put(target, schema.map(document::all).orElse(NEVER));
        }
        return references.get(target);
    }
}
