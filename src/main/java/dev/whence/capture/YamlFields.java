package dev.whence.capture;

import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The fields of a YAML mapping. Whatever is wrong with them is added to a list of problems, with its place. */
final class YamlFields {
    private final String file;
    private final String prefix;
    private final References references;
    private final List<Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Mark start;

    YamlFields(
            String file,
            String prefix,
            MappingNode node,
            Set<String> known,
            References references,
            List<Problem> problems) {
        this.file = file;
        this.prefix = prefix;
        this.references = references;
        this.problems = problems;
        this.start = node.getStartMark();
        for (NodeTuple field : node.getValue()) {
            add(field, known);
        }
    }

    private void add(NodeTuple field, Set<String> known) {
        Node key = field.getKeyNode();
        String name = key instanceof ScalarNode scalar ? scalar.getValue() : key.toString();
        if (!known.contains(name)) {
            report(key.getStartMark(), "unknown field '" + prefix + name + "'" + NearestName.hint(name, known));
        } else if (values.putIfAbsent(name, field.getValueNode()) != null) {
            report(key.getStartMark(), "'" + prefix + name + "' is there twice");
        }
    }

    /** The text with its references filled in; empty if the field is missing (or wrong, which is then reported). */
    Optional<String> text(String name) {
        return raw(name).flatMap(text -> parse(name, text, references::resolve));
    }

    /** The same where something must be there. */
    String requiredText(String name) {
        Optional<String> text = text(name);
        if (!values.containsKey(name)) {
            report(start, "'" + prefix + name + "' is missing");
        } else if (text.isPresent() && text.get().isBlank()) {
            report(name, "'" + prefix + name + "' is empty");
        }
        return text.orElse("");
    }

    /** The text as it stands in the file. */
    Optional<String> raw(String name) {
        Node node = values.get(name);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        report(node.getStartMark(), "'" + prefix + name + "' must be a single value");
        return Optional.empty();
    }

    /** A value of another kind; {@code parser} throws with a sentence if the text is not one. */
    <T> T value(String name, T fallback, Function<String, T> parser) {
        return text(name).flatMap(text -> parse(name, text, parser)).orElse(fallback);
    }

    int integer(String name, int fallback, int least, int most) {
        return value(name, fallback, text -> {
            String sentence = "'" + prefix + name + "' must be a whole number from " + least + " to " + most;
            try {
                int number = Integer.parseInt(text.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw WhenceException.config(sentence + ", not '" + text + "'");
            }
            throw WhenceException.config(sentence + ", not " + text);
        });
    }

    List<String> texts(String name) {
        Node node = values.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            report(node.getStartMark(), "'" + prefix + name + "' must be a list");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (element instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                report(element.getStartMark(), "'" + prefix + name + "' must be a list of names");
            }
        }
        return texts;
    }

    /** The mapping inside a field, if it is there. */
    Optional<YamlFields> fields(String name, Set<String> known) {
        Node node = values.get(name);
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlFields(file, prefix + name + ".", mapping, known, references, problems));
        }
        if (node != null) {
            report(node.getStartMark(), "'" + prefix + name + "' must have fields of its own");
        }
        return Optional.empty();
    }

    void report(String name, String message) {
        Node node = values.get(name);
        report(node == null ? start : node.getStartMark(), message);
    }

    private void report(Mark mark, String message) {
        problems.add(new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message));
    }

    private <T> Optional<T> parse(String name, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (WhenceException e) {
            report(name, e.getMessage());
            return Optional.empty();
        }
    }
}
