package dev.whence.mapping;

import dev.whence.event.EventType;
import dev.whence.event.NearestName;
import dev.whence.event.Vocabulary;
import dev.whence.mapping.EventRule.CauseRule;
import dev.whence.mapping.expression.Expression;
import dev.whence.mapping.expression.Scope;
import dev.whence.mapping.expression.Shape;
import dev.whence.mapping.expression.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads and compiles the rules of a pack: events and named expressions. */
final class RuleReader {
    private static final Set<String> KNOWN = Set.of(
            "type",
            "from",
            "when",
            "subject",
            "occurred_at",
            "correlation",
            "caused_by",
            "key",
            "data",
            "narrative",
            "gist");

    /** Stands for what is wrong, so that its name is still known and no second problem comes of it. */
    static final Shape UNKNOWN = Shape.literal("");

    private final YamlFile file;
    private final Vocabulary vocabulary;

    RuleReader(YamlFile file, Vocabulary vocabulary) {
        this.file = file;
        this.vocabulary = vocabulary;
    }

    /** Empty, and problems, where something of it is wrong. */
    Optional<EventRule> rule(Node node, Scope scope, Map<String, Node> common) {
        Map<String, Node> fields = file.fields(node, KNOWN);
        int problems = file.problems().size();
        Optional<Vocabulary.Description> type = type(node, fields);
        Map<String, Node> data = new LinkedHashMap<>(common);
        data.putAll(fields.containsKey("data") ? file.fields(fields.get("data")) : Map.of());
        Map<String, Shape> shapes = new LinkedHashMap<>();
        data.forEach((name, value) -> shapes.put(name, dataShape(value, scope).orElse(UNKNOWN)));
        type.ifPresent(t -> checkFields(t, node, data));
        type.ifPresent(t -> checkPersonal(t, data, shapes));
        Shape.Fields body = new Shape.Fields(shapes);
        Scope templates = scope.withData(body);
        Optional<Expression> when = expression(node, fields, "when", scope, Boolean.class);
        Optional<Expression> time = expression(node, fields, "occurred_at", scope, Instant.class);
        Optional<Template> subject = file.text(node, fields, "subject").flatMap(t -> template(t, scope));
        Optional<Template> narrative = file.text(node, fields, "narrative").flatMap(t -> template(t, templates));
        Optional<Template> gist = optional(fields, "gist").flatMap(t -> template(t, templates));
        Optional<Template> correlation = optional(fields, "correlation").flatMap(t -> template(t, scope));
        Optional<Expression> key = optional(fields, "key").flatMap(t -> open(compile(t, scope)));
        List<CauseRule> causes = fields.containsKey("caused_by") ? causes(fields.get("caused_by"), scope) : List.of();
        if (file.problems().size() > problems) {
            return Optional.empty();
        }
        return Optional.of(new EventRule(
                type.orElseThrow().type(),
                type.orElseThrow().version(),
                file.place(node),
                when.orElseThrow(),
                subject.orElseThrow(),
                time.orElseThrow(),
                correlation,
                causes,
                key,
                body,
                templates.slots(body.names()),
                narrative.orElseThrow(),
                gist));
    }

    private Optional<Vocabulary.Description> type(Node owner, Map<String, Node> fields) {
        return file.text(owner, fields, "type").flatMap(text -> known(text.value(), fields.get("type")));
    }

    private Optional<Vocabulary.Description> known(String name, Node node) {
        List<String> names = vocabulary.types().stream().map(EventType::value).toList();
        if (!names.contains(name)) {
            file.problem(node, "'" + name + "' is not a type of the vocabulary" + NearestName.hint(name, names));
            return Optional.empty();
        }
        return vocabulary.find(new EventType(name));
    }

    /** What is personal goes only where the vocabulary says so, and everybody who reads it can know. */
    private void checkPersonal(Vocabulary.Description type, Map<String, Node> data, Map<String, Shape> shapes) {
        shapes.forEach((name, shape) -> {
            boolean said = type.personal().stream()
                    .anyMatch(field -> field.path().get(0).equals(name));
            if (shape.personal() && !said) {
                file.problem(
                        data.get(name),
                        "'" + name + "' is personal, and the vocabulary does not say so: give the field of "
                                + type.type() + " an \"x-personal\", or leave it out");
            }
        });
    }

    private void checkFields(Vocabulary.Description type, Node rule, Map<String, Node> data) {
        List<String> known = new ArrayList<>();
        type.schema().path("properties").fieldNames().forEachRemaining(known::add);
        data.forEach((name, node) -> {
            if (!known.contains(name)) {
                file.problem(node, type.type() + " has no field '" + name + "'" + NearestName.hint(name, known));
            }
        });
        type.schema().path("required").forEach(required -> {
            if (!data.containsKey(required.asText())) {
                file.problem(rule, type.type() + " requires the field '" + required.asText() + "' in its data");
            }
        });
    }

    private Optional<Expression> expression(
            Node owner, Map<String, Node> fields, String key, Scope scope, Class<?> wanted) {
        Optional<Expression> expression = file.text(owner, fields, key).flatMap(t -> compile(t, scope));
        expression
                .filter(e -> !e.mayBe(wanted))
                .ifPresent(e -> file.problem(
                        fields.get(key),
                        "'" + key + "' must be " + (wanted == Boolean.class ? "true or false" : "a time") + ", this is "
                                + e.typeName()));
        return expression;
    }

    private Optional<YamlText> optional(Map<String, Node> fields, String key) {
        return Optional.ofNullable(fields.get(key)).flatMap(file::text);
    }

    private Optional<Expression> compile(YamlText text, Scope scope) {
        return scope.compile(text.value(), text.place(), file.problems());
    }

    private Optional<Template> template(YamlText text, Scope scope) {
        Optional<Template> template = Template.compile(text.value(), text.place(), scope, file.problems());
        template.ifPresent(t -> t.personal().forEach(this::refuse));
        return template;
    }

    /** Ids, sentences and meanings are kept for ever and read by everybody. */
    private Optional<Expression> open(Optional<Expression> expression) {
        expression.filter(Expression::isPersonal).ifPresent(this::refuse);
        return expression;
    }

    private void refuse(Expression expression) {
        file.problem(expression
                .place()
                .problem("`" + expression.text() + "` is personal, and must not stand in a subject, a key, a narrative"
                        + " or a gist: name the person by an id"));
    }

    private Optional<Shape> dataShape(Node node, Scope scope) {
        return shape(node, scope, expression -> {
            if (expression.givesRows()) {
                file.problem(node, "a row cannot be a field of an event: name its columns");
            }
        });
    }

    /** What a name stands for. */
    Optional<Shape> let(Node node, Scope scope) {
        return shape(node, scope, expression -> {});
    }

    /** Nested maps and lists of expressions. Plain numbers, true and false stand for themselves. */
    private Optional<Shape> shape(Node node, Scope scope, Consumer<Expression> check) {
        if (node instanceof MappingNode) {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            file.fields(node)
                    .forEach((name, value) -> shape(value, scope, check).ifPresent(s -> shapes.put(name, s)));
            return Optional.of(Shape.of(new Shape.Fields(shapes)));
        }
        if (node instanceof SequenceNode sequence) {
            List<Shape> elements = new ArrayList<>();
            sequence.getValue().forEach(element -> shape(element, scope, check).ifPresent(elements::add));
            return Optional.of(Shape.of(elements));
        }
        if (node instanceof ScalarNode scalar && scalar.isPlain() && Tag.INT.equals(scalar.getTag())) {
            return Optional.of(Shape.literal(Long.valueOf(scalar.getValue())));
        }
        Optional<Expression> expression = file.text(node).flatMap(text -> compile(text, scope));
        expression.ifPresent(check);
        return expression.map(Shape::of);
    }

    private List<CauseRule> causes(Node node, Scope scope) {
        List<CauseRule> causes = new ArrayList<>();
        for (Node element : file.elements(node)) {
            if (element instanceof ScalarNode scalar) {
                known(scalar.getValue(), element)
                        .ifPresent(type -> causes.add(new CauseRule(type.type(), Optional.empty(), Optional.empty())));
                continue;
            }
            Map<String, Node> fields = file.fields(element, Set.of("type", "subject", "when"));
            Optional<Template> subject = optional(fields, "subject").flatMap(t -> template(t, scope));
            Optional<Expression> when = optional(fields, "when").flatMap(t -> compile(t, scope));
            type(element, fields).ifPresent(type -> causes.add(new CauseRule(type.type(), subject, when)));
        }
        return causes;
    }
}
