package dev.whence.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("vocabulary"));
    private static final List<JsonNode> ODD = List.of(
            NODES.nullNode(),
            NODES.textNode(""),
            NODES.textNode("x"),
            NODES.booleanNode(true),
            NODES.numberNode(-1),
            NODES.numberNode(new BigDecimal("0.99999999999999999999999")),
            NODES.numberNode(1.0),
            NODES.numberNode(Double.NaN),
            NODES.arrayNode(),
            NODES.arrayNode().add("x").add("x"),
            NODES.objectNode());

    @Test
    void acceptsDataOfEveryTypeOfTheVocabulary() {
        assertThat(VOCABULARY.types()).allSatisfy(type -> {
            JsonNode data = sample(type);
            assertThat(VOCABULARY.wholly(type, data)).isEmpty();
            assertThat(VOCABULARY.quickly(type, data)).isTrue();
        });
    }

    @Test
    void acceptsNothingThatTheWholeCheckRefuses() {
        for (EventType type : VOCABULARY.types()) {
            JsonNode data = sample(type);
            for (JsonNode changed : changed(data)) {
                if (VOCABULARY.quickly(type, changed)) {
                    assertThat(VOCABULARY.wholly(type, changed))
                            .as("%s: %s", type, changed)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void leavesWhatItDoesNotKnowToTheWholeCheck(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.b.c.json"),
                "{\"$id\": \"urn:whence:vocabulary:a.b.c\", \"type\": \"object\", \"maxProperties\": 1}");
        Vocabulary vocabulary = Vocabulary.load(folder);
        EventType type = new EventType("a.b.c");
        assertThat(vocabulary.quickly(type, NODES.objectNode())).isFalse();
        assertThat(vocabulary.problems(type, NODES.objectNode())).isEmpty();
        assertThat(vocabulary.problems(type, NODES.objectNode().put("a", 1).put("b", 2)))
                .hasSize(1);
    }

    @Test
    void followsReferencesThatLeadBack(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.b.c.json"),
                """
                {"$id": "urn:whence:vocabulary:a.b.c", "type": "object", "additionalProperties": false,
                 "properties": {"inner": {"$ref": "#"}, "size": {"$ref": "urn:whence:vocabulary:_common#/$defs/size"}}}
                """);
        Files.writeString(
                folder.resolve("_common.json"),
                """
                {"$id": "urn:whence:vocabulary:_common",
                 "$defs": {"size": {"$ref": "#/$defs/number", "minimum": 3}, "number": {"type": "integer"}}}
                """);
        Vocabulary vocabulary = Vocabulary.load(folder);
        EventType type = new EventType("a.b.c");
        assertThat(vocabulary.quickly(type, JSON.readTree("{\"inner\": {\"inner\": {\"size\": 3}}}")))
                .isTrue();
        assertThat(vocabulary.quickly(type, JSON.readTree("{\"inner\": {\"inner\": {\"size\": 2}}}")))
                .isFalse();
        assertThat(vocabulary.quickly(type, JSON.readTree("{\"inner\": {\"size\": \"3\"}}")))
                .isFalse();
    }

    private static JsonNode sample(EventType type) {
        return sample(VOCABULARY.find(type).orElseThrow().schema());
    }

    private static JsonNode sample(JsonNode schema) {
        if (schema.has("$ref")) {
            return sample(referred(schema.get("$ref").asText()));
        } else if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = NODES.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(member -> object.set(member.getKey(), sample(member.getValue())));
                yield object;
            }
            case "array" -> NODES.arrayNode().add(sample(schema.path("items")));
            case "integer" -> NODES.numberNode(schema.path("minimum").asLong(7));
            case "number" ->
                NODES.numberNode(
                        new BigDecimal("0.50").max(schema.path("minimum").decimalValue()));
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.textNode("BRL");
        };
    }

    private static JsonNode referred(String target) {
        int fragment = target.indexOf('#');
        String file = fragment == 0 ? "_common" : target.substring(target.lastIndexOf(':') + 1, fragment);
        try {
            return JSON.readTree(Path.of("vocabulary", file + ".json").toFile()).at(target.substring(fragment + 1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with one thing different, for each thing in it. */
    private static List<JsonNode> changed(JsonNode data) {
        List<JsonNode> changed = new ArrayList<>(ODD);
        for (Map.Entry<String, JsonNode> member : List.copyOf(data.properties())) {
            changed.add(with(data, member.getKey(), Optional.empty()));
            changed(member.getValue()).forEach(other -> changed.add(with(data, member.getKey(), Optional.of(other))));
        }
        if (data.isObject()) {
            changed.add(with(data, "never_heard_of", Optional.of(NODES.textNode("x"))));
        }
        for (int i = 0; i < data.size() && data.isArray(); i++) {
            for (JsonNode other : changed(data.get(i))) {
                ArrayNode array = data.deepCopy();
                changed.add(array.add(other));
            }
        }
        return changed;
    }

    private static JsonNode with(JsonNode object, String name, Optional<JsonNode> value) {
        ObjectNode copy = object.deepCopy();
        copy.remove(name);
        value.ifPresent(present -> copy.set(name, present));
        return copy;
    }
}
