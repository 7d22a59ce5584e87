package dev.whence.mapping.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.whence.capture.Row;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns a checked expression into evaluators. */
final class Planner {
    private final Map<String, Variable> variables;
    private final Map<String, Integer> locals = new HashMap<>();
    private final AtomicInteger slots;
    private final CallPlanner calls;
    private final ComprehensionPlanner comprehensions;

    Planner(CelAbstractSyntaxTree ast, Map<String, Variable> variables, RowTypes types, AtomicInteger slots) {
        this.variables = variables;
        this.slots = slots;
        this.calls = new CallPlanner(this, types);
        this.comprehensions = new ComprehensionPlanner(this);
    }

    Evaluator plan(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case IDENT -> variable(expression.ident().name());
            case SELECT -> select(expression.select());
            case CALL -> calls.plan(expression.call());
            case LIST -> list(expression.list().elements());
            case MAP -> map(expression.map());
            case COMPREHENSION -> comprehensions.plan(expression.comprehension());
            default -> throw WhenceException.bug("CEL has no expression of kind " + expression.getKind(), null);
        };
    }

    private static Evaluator constant(CelConstant constant) {
        Object value =
                switch (constant.getKind()) {
                    case BOOLEAN_VALUE -> constant.booleanValue();
                    case INT64_VALUE -> constant.int64Value();
                    case UINT64_VALUE -> constant.uint64Value().longValue();
                    case DOUBLE_VALUE -> constant.doubleValue();
                    case STRING_VALUE -> constant.stringValue();
                    default -> throw WhenceException.bug("no constant of kind " + constant.getKind(), null);
                };
        return frame -> value;
    }

    private Evaluator variable(String name) {
        Integer local = locals.get(name);
        if (local != null) {
            int slot = local;
            return frame -> frame.get(slot);
        }
        Variable variable = variables.get(name);
        int slot = variable.slot();
        if (variable.definition().isEmpty()) {
            return frame -> frame.get(slot);
        }
        Evaluator definition = variable.definition().get().evaluator();
        return frame -> frame.get(slot, definition);
    }

    private Evaluator select(CelSelect select) {
        Evaluator operand = plan(select.operand());
        String field = select.field();
        if (select.testOnly()) {
            return frame -> field(operand.evaluate(frame), field, frame) != null;
        }
        return frame -> field(operand.evaluate(frame), field, frame);
    }

    private static Object field(Object container, String field, Frame frame) {
        if (container == null) {
            return null;
        }
        if (container instanceof Row row) {
            return column(row, field, frame);
        }
        if (container instanceof Map<?, ?> map) {
            return map.get(field);
        }
        throw WhenceException.badData(Values.describe(container) + " has no field '" + field + "'");
    }

    private static Object column(Row row, String column, Frame frame) {
        Object value = row.values().get(column);
        if (value == null && !row.has(column)) {
            throw WhenceException.badData("the row has no column '" + column + "', it has "
                    + String.join(", ", row.values().keySet()));
        }
        if (value == Row.UNAVAILABLE) {
            throw WhenceException.badData("the source did not send the unchanged value of '" + column
                    + "', and no image of the row is known");
        }
        return Values.ofRow(value, frame.zone());
    }

    private Evaluator list(List<CelExpr> elements) {
        Evaluator[] planned = plan(elements);
        return frame -> {
            List<Object> list = new ArrayList<>(planned.length);
            for (Evaluator element : planned) {
                list.add(element.evaluate(frame));
            }
            return list;
        };
    }

    private Evaluator map(CelMap map) {
        List<CelMap.Entry> entries = map.entries();
        Evaluator[] keys = plan(entries.stream().map(CelMap.Entry::key).toList());
        Evaluator[] values = plan(entries.stream().map(CelMap.Entry::value).toList());
        return frame -> {
            Map<Object, Object> result = new LinkedHashMap<>(keys.length * 2);
            for (int i = 0; i < keys.length; i++) {
                result.put(keys[i].evaluate(frame), values[i].evaluate(frame));
            }
            return result;
        };
    }

    Evaluator[] plan(List<CelExpr> expressions) {
        return expressions.stream().map(this::plan).toArray(Evaluator[]::new);
    }

    /** Gives a loop's variable a slot while its body is planned; nested loops may reuse the name. */
    Integer bind(String name) {
        return locals.put(name, slots.getAndIncrement());
    }

    int slot(String name) {
        return locals.get(name);
    }

    void unbind(String name, Integer outer) {
        if (outer == null) {
            locals.remove(name);
        } else {
            locals.put(name, outer);
        }
    }
}
