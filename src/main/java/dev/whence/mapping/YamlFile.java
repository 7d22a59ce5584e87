package dev.whence.mapping;

import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.mapping.expression.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file as nodes that know their places, and the problems found in it so far. Not thread-safe. */
final class YamlFile {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern QUOTED = Pattern.compile("(?<=')[^'\\n]+(?=')|(?<=\")[^\"\\n]+(?=\")");

    private final String name;
    private final List<String> lines;
    private final Node root;
    private final List<Problem> problems = new ArrayList<>();

    private YamlFile(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
        this.root = compose(name, text);
    }

    static YamlFile read(Path file) {
        try {
            return new YamlFile(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw WhenceException.config(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Node compose(String name, String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(1000);
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root != null) {
                return root;
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            int column = e.getProblemMark() == null ? 0 : e.getProblemMark().getColumn() + 1;
            throw WhenceException.config(List.of(new Problem(name, line, column, "is not YAML: " + e.getProblem())));
        }
        throw WhenceException.config(List.of(new Problem(name, 0, 0, "is empty")));
    }

    Node root() {
        return root;
    }

    List<Problem> problems() {
        return problems;
    }

    /** All problems, in the order of the file; what an alias repeats is said once. */
    WhenceException refused() {
        Comparator<Problem> order = Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);
        return WhenceException.config(problems.stream().distinct().sorted(order).toList());
    }

    Place place(Node node) {
        return Place.of(
                name, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    void problem(Node node, String message) {
        problem(place(node).problem(message));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    /** The fields of a mapping by name, merge keys ({@code <<}) resolved; empty and a problem if it is none. */
    Map<String, Node> fields(Node node) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "here must be names and values");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (key.equals("<<")) {
                fields(tuple.getValueNode()).forEach(fields::putIfAbsent);
            } else if (!isWritten(mapping, tuple, key)) {
                problem(tuple.getKeyNode(), "'" + key + "' is said twice");
            } else {
                fields.put(key, tuple.getValueNode());
            }
        }
        return fields;
    }

    private static boolean isWritten(MappingNode mapping, NodeTuple tuple, String key) {
        for (NodeTuple other : mapping.getValue()) {
            if (other.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return other == tuple;
            }
        }
        return false;
    }

    /** The same, with a problem for each name that is not among the known ones. */
    Map<String, Node> fields(Node node, Set<String> known) {
        Map<String, Node> fields = fields(node);
        fields.forEach((key, value) -> {
            if (!known.contains(key)) {
                problem(
                        value,
                        "'" + key + "' is not known here" + NearestName.hint(key, known) + " Known are: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return fields;
    }

    Optional<YamlText> text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(YamlText.of(scalar, name, lines));
        }
        problem(node, "here must be text");
        return Optional.empty();
    }

    /** A required text of a mapping. */
    Optional<YamlText> text(Node owner, Map<String, Node> fields, String key) {
        Node node = fields.get(key);
        if (node == null) {
            problem(owner, "'" + key + "' is missing");
            return Optional.empty();
        }
        return text(node);
    }

    /** A list of texts; a single text is a list of one. */
    List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        for (Node element : elements(node)) {
            text(element).ifPresent(text -> texts.add(text.value()));
        }
        return texts;
    }

    /** The elements of a list; anything else is a list of itself. */
    List<Node> elements(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** Every word that the file holds, and every text in quotes: a superset of the names used in its expressions. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        String text = String.join("\n", lines);
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        QUOTED.matcher(text).results().forEach(quoted -> words.add(quoted.group()));
        return words;
    }

    String name() {
        return name;
    }
}
