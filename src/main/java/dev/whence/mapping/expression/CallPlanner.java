package dev.whence.mapping.expression;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans calls: operators that may skip an operand, lookups of rows, and functions. */
final class CallPlanner {
    private final Planner planner;
    private final RowTypes types;

    CallPlanner(Planner planner, RowTypes types) {
        this.planner = planner;
        this.types = types;
    }

    Evaluator plan(CelCall call) {
        String name = call.function();
        List<CelExpr> operands = new ArrayList<>();
        call.target().ifPresent(operands::add);
        operands.addAll(call.args());
        Evaluator[] arguments = planner.plan(operands);
        if (name.startsWith(RowMacros.REF)) {
            return ref(name.substring(RowMacros.REF.length()), arguments);
        }
        if (name.startsWith(RowMacros.CHILDREN)) {
            return children(name.substring(RowMacros.CHILDREN.length()), arguments);
        }
        if (name.startsWith(RowMacros.TOUCHED)) {
            return touched(name.substring(RowMacros.TOUCHED.length()), arguments);
        }
        Optional<Operator> operator = Operator.findReverse(name);
        if (operator.isPresent()) {
            switch (operator.get()) {
                case LOGICAL_AND:
                    return connective(arguments[0], arguments[1], false);
                case LOGICAL_OR:
                    return connective(arguments[0], arguments[1], true);
                case CONDITIONAL:
                    return conditional(arguments);
                case INDEX:
                    return index(arguments);
                default:
                    break;
            }
        }
        return call(Functions.find(name, call.target().isPresent()), arguments);
    }

    /** And, or in three-valued logic: the decisive value decides, otherwise null stays null. */
    private static Evaluator connective(Evaluator left, Evaluator right, boolean decisive) {
        return frame -> {
            Object a = left.evaluate(frame);
            if (a != null && LogicFunctions.bool(a) == decisive) {
                return decisive;
            }
            Object b = right.evaluate(frame);
            if (b != null && LogicFunctions.bool(b) == decisive) {
                return decisive;
            }
            return a == null || b == null ? null : (Object) !decisive;
        };
    }

    private static Evaluator conditional(Evaluator[] arguments) {
        return frame -> {
            Object condition = arguments[0].evaluate(frame);
            boolean holds = condition != null && LogicFunctions.bool(condition);
            return holds ? arguments[1].evaluate(frame) : arguments[2].evaluate(frame);
        };
    }

    /** An element that is not there is null. */
    private static Evaluator index(Evaluator[] arguments) {
        return frame -> {
            Object container = arguments[0].evaluate(frame);
            Object index = arguments[1].evaluate(frame);
            if (container == null || index == null) {
                return null;
            }
            if (container instanceof List<?> list && index instanceof Long position) {
                return position < 0 || position >= list.size() ? null : list.get(position.intValue());
            }
            if (container instanceof Map<?, ?> map) {
                return map.get(index);
            }
            throw WhenceException.badData(Values.describe(container) + " has no element " + Values.describe(index));
        };
    }

    private static Evaluator call(Definition definition, Evaluator[] arguments) {
        Definition.Body body = definition.body();
        boolean nulls = definition.nulls();
        return frame -> {
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                values[i] = arguments[i].evaluate(frame);
                if (values[i] == null && !nulls) {
                    return null;
                }
            }
            return body.apply(frame, values);
        };
    }

    private Evaluator ref(String table, Evaluator[] arguments) {
        types.table(table).orElseThrow().key().forEach(column -> types.use(table, column));
        return frame -> key(arguments, frame)
                .flatMap(key -> frame.lookups().row(table, key))
                .orElse(null);
    }

    private Evaluator children(String table, Evaluator[] arguments) {
        return frame -> {
            Optional<String> key = key(arguments, frame);
            return key.isEmpty() ? List.of() : frame.lookups().children(table, key.get());
        };
    }

    private Evaluator touched(String table, Evaluator[] arguments) {
        types.useTouched(table);
        return frame -> {
            Optional<String> key = key(arguments, frame);
            return key.isPresent() && frame.lookups().touched(table, key.get());
        };
    }

    private static Optional<String> key(Evaluator[] arguments, Frame frame) {
        if (arguments.length == 1) {
            Object value = arguments[0].evaluate(frame);
            return value == null ? Optional.empty() : KeyText.of(List.of(value));
        }
        List<Object> values = new ArrayList<>(arguments.length);
        for (Evaluator argument : arguments) {
            values.add(argument.evaluate(frame));
        }
        return KeyText.of(values);
    }
}
