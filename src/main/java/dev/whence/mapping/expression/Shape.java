package dev.whence.mapping.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nested maps and lists as a pack writes them, with expressions as leaves. Immutable and thread-safe.
 */
public final class Shape {
    private final Evaluator evaluator;
    private final CelType type;
    private final Optional<String> text;
    private final boolean personal;
    private final Map<String, Shape> fields;

    private Shape(
            Evaluator evaluator, CelType type, Optional<String> text, boolean personal, Map<String, Shape> fields) {
        this.evaluator = evaluator;
        this.type = type;
        this.text = text;
        this.personal = personal;
        this.fields = fields;
    }

    public static Shape of(Expression expression) {
        return new Shape(
                expression::raw, expression.type(), Optional.of(expression.text()), expression.isPersonal(), Map.of());
    }

    /** A number or truth that is meant as it stands. */
    public static Shape literal(Object value) {
        return new Shape(frame -> value, SimpleType.DYN, Optional.empty(), false, Map.of());
    }

    public static Shape of(Fields fields) {
        return new Shape(
                fields::values,
                MapType.create(SimpleType.STRING, SimpleType.DYN),
                Optional.empty(),
                fields.shapes.values().stream().anyMatch(Shape::personal),
                fields.shapes);
    }

    public static Shape of(List<Shape> elements) {
        Evaluator[] evaluators = elements.stream().map(Shape::evaluator).toArray(Evaluator[]::new);
        Evaluator list = frame -> {
            List<Object> values = new ArrayList<>(evaluators.length);
            for (Evaluator element : evaluators) {
                values.add(element.evaluate(frame));
            }
            return values;
        };
        return new Shape(
                list,
                ListType.create(SimpleType.DYN),
                Optional.empty(),
                elements.stream().anyMatch(Shape::personal),
                Map.of());
    }

    Evaluator evaluator() {
        return evaluator;
    }

    CelType type() {
        return type;
    }

    /** As it stands in the pack; empty if it is not a single expression. */
    Optional<String> text() {
        return text;
    }

    /** Whether something of it is what a personal column holds. */
    public boolean personal() {
        return personal;
    }

    /** A field that the pack writes out. */
    Optional<Shape> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Named shapes in order. */
    public static final class Fields {
        private final Map<String, Shape> shapes;
        private final String[] names;
        private final Evaluator[] evaluators;

        public Fields(Map<String, Shape> shapes) {
            this.shapes = Map.copyOf(shapes);
            this.names = shapes.keySet().toArray(String[]::new);
            this.evaluators = shapes.values().stream().map(Shape::evaluator).toArray(Evaluator[]::new);
        }

        /** The fields' values, in order; those that are null are absent. */
        public Map<String, Object> values(Frame frame) {
            Map<String, Object> values = new LinkedHashMap<>(names.length * 2);
            for (int i = 0; i < names.length; i++) {
                Object value = evaluators[i].evaluate(frame);
                if (value != null) {
                    values.put(names[i], value);
                }
            }
            return values;
        }

        public Set<String> names() {
            return shapes.keySet();
        }

        Shape shape(String name) {
            return shapes.get(name);
        }

        CelType type(String name) {
            return shapes.get(name).type();
        }
    }
}
