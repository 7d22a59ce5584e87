package dev.whence.mapping.expression;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Plans what the macros {@code map, filter, all, exists, exists_one} become: a fold. Folds that only append to a list,
 * which {@code map} and {@code filter} are, append in place instead of copying the list at each step.
 */
final class ComprehensionPlanner {
    private final Planner planner;

    ComprehensionPlanner(Planner planner) {
        this.planner = planner;
    }

    Evaluator plan(CelComprehension fold) {
        Evaluator range = planner.plan(fold.iterRange());
        Evaluator initial = planner.plan(fold.accuInit());
        Integer outerElement = planner.bind(fold.iterVar());
        Integer outerResult = planner.bind(fold.accuVar());
        int element = planner.slot(fold.iterVar());
        int result = planner.slot(fold.accuVar());
        Evaluator condition = planner.plan(fold.loopCondition());
        Evaluator step = step(fold, result);
        Evaluator outcome = planner.plan(fold.result());
        planner.unbind(fold.accuVar(), outerResult);
        planner.unbind(fold.iterVar(), outerElement);
        return frame -> {
            frame.set(result, initial.evaluate(frame));
            for (Object value : elements(range.evaluate(frame))) {
                if (!Boolean.TRUE.equals(condition.evaluate(frame))) {
                    break;
                }
                frame.set(element, value);
                frame.set(result, step.evaluate(frame));
            }
            return outcome.evaluate(frame);
        };
    }

    /** A null list has no elements; a map's elements are its keys. */
    private static Collection<?> elements(Object range) {
        if (range == null) {
            return List.of();
        }
        if (range instanceof Map<?, ?> map) {
            return map.keySet();
        }
        if (range instanceof Collection<?> collection) {
            return collection;
        }
        throw WhenceException.badData(Values.describe(range) + " is not a list");
    }

    private Evaluator step(CelComprehension fold, int result) {
        CelExpr step = fold.loopStep();
        if (fold.accuInit().getKind() != Kind.LIST || step.getKind() != Kind.CALL) {
            return planner.plan(step);
        }
        CelCall call = step.call();
        boolean filtered = call.function().equals(Operator.CONDITIONAL.getFunction());
        CelExpr append = filtered ? call.args().get(1) : step;
        if (append.getKind() != Kind.CALL || !append.call().function().equals(Operator.ADD.getFunction())) {
            return planner.plan(step);
        }
        Evaluator element =
                planner.plan(append.call().args().get(1).list().elements().get(0));
        Evaluator filter = filtered ? planner.plan(call.args().get(0)) : frame -> true;
        return frame -> {
            @SuppressWarnings("unchecked")
            List<Object> list = (ArrayList<Object>) frame.get(result);
            if (Boolean.TRUE.equals(filter.evaluate(frame))) {
                Object value = element.evaluate(frame);
                list.add(value);
            }
            return list;
        };
    }
}
