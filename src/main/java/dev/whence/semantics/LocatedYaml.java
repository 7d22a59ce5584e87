package dev.whence.semantics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML file as a tree that knows the line of every node. */
final class LocatedYaml {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final Map<JsonNode, Mark> marks = new IdentityHashMap<>();
    private final JsonNode root;

    private LocatedYaml(String file, String text) {
        this.file = file;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(false);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            root = node == null ? MissingNode.getInstance() : convert(node);
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            throw WhenceException.config(
                    List.of(new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, broken.getProblem())));
        }
    }

    /** Fails with CONFIG if the file cannot be read or is no YAML. */
    static LocatedYaml read(Path path) {
        try {
            return new LocatedYaml(path.getFileName().toString(), Files.readString(path));
        } catch (IOException unreadable) {
            throw WhenceException.config("cannot read " + path + ": " + unreadable.getMessage());
        }
    }

    JsonNode root() {
        return root;
    }

    /** Reports problems of a node that is not in the file where another one is. */
    void locate(JsonNode node, JsonNode where) {
        Mark mark = marks.get(where);
        if (mark != null) {
            marks.put(node, mark);
        }
    }

    Problem problem(JsonNode at, String message) {
        Mark mark = marks.get(at);
        return mark == null
                ? new Problem(file, 0, 0, message)
                : new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    private JsonNode convert(Node node) {
        JsonNode json =
                switch (node.getNodeId()) {
                    case mapping -> object((MappingNode) node);
                    case sequence -> array((SequenceNode) node);
                    default -> scalar((ScalarNode) node);
                };
        marks.put(json, node.getStartMark());
        return json;
    }

    private ObjectNode object(MappingNode node) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : node.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (object.has(key)) {
                throw WhenceException.config(List.of(new Problem(
                        file,
                        tuple.getKeyNode().getStartMark().getLine() + 1,
                        tuple.getKeyNode().getStartMark().getColumn() + 1,
                        "'" + key + "' is there twice")));
            }
            object.set(key, convert(tuple.getValueNode()));
        }
        return object;
    }

    private ArrayNode array(SequenceNode node) {
        ArrayNode array = JSON.arrayNode();
        node.getValue().forEach(value -> array.add(convert(value)));
        return array;
    }

    /** A fresh node each time, because a line belongs to the node itself. */
    private static JsonNode scalar(ScalarNode node) {
        if (node.getTag().equals(Tag.NULL)) {
            return MissingNode.getInstance();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(node.getValue()));
        }
        return JSON.textNode(node.getValue());
    }
}
