package dev.whence.mapping.expression;

import static dev.whence.mapping.expression.Definition.function;
import static dev.whence.mapping.expression.Definition.seeingNulls;

import dev.cel.common.Operator;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Comparing. Equality and membership know null as a value; order does not: a comparison with null is null, and a null
 * condition is not met. The operators that skip an operand are only declared here, the planner makes them.
 */
final class LogicFunctions {
    private LogicFunctions() {}

    static List<Definition> definitions() {
        return List.of(
                seeingNulls(Operator.EQUALS.getFunction(), (f, a) -> Values.equal(a[0], a[1]), "dyn,dyn->bool"),
                seeingNulls(Operator.NOT_EQUALS.getFunction(), (f, a) -> !Values.equal(a[0], a[1]), "dyn,dyn->bool"),
                seeingNulls(
                        Operator.IN.getFunction(), (f, a) -> in(a[0], a[1]), "dyn,list(dyn)->bool", "dyn,map->bool"),
                order(Operator.LESS, sign -> sign < 0),
                order(Operator.LESS_EQUALS, sign -> sign <= 0),
                order(Operator.GREATER, sign -> sign > 0),
                order(Operator.GREATER_EQUALS, sign -> sign >= 0),
                function(Operator.LOGICAL_NOT.getFunction(), (f, a) -> !bool(a[0]), "bool->bool"),
                seeingNulls(
                        Operator.NOT_STRICTLY_FALSE.getFunction(), (f, a) -> !Boolean.FALSE.equals(a[0]), "bool->bool"),
                seeingNulls(Operator.LOGICAL_AND.getFunction(), LogicFunctions::planned, "bool,bool->bool"),
                seeingNulls(Operator.LOGICAL_OR.getFunction(), LogicFunctions::planned, "bool,bool->bool"),
                seeingNulls(Operator.CONDITIONAL.getFunction(), LogicFunctions::planned, "bool,A,A->A"),
                seeingNulls(Operator.INDEX.getFunction(), LogicFunctions::planned, "list(A),int->A", "map,dyn->dyn"));
    }

    private static Definition order(Operator operator, IntPredicate meets) {
        List<String> signatures = new ArrayList<>();
        List<String> numbers = List.of("int", "double", "decimal");
        numbers.forEach(a -> numbers.forEach(b -> signatures.add(a + "," + b + "->bool")));
        List.of("string", "timestamp", "date", "bool", "duration").forEach(t -> signatures.add(t + "," + t + "->bool"));
        return function(
                operator.getFunction(),
                (f, a) -> meets.test(Values.compare(a[0], a[1])),
                signatures.toArray(String[]::new));
    }

    static boolean bool(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw WhenceException.badData(Values.describe(value) + " is neither true nor false");
    }

    private static Object in(Object value, Object among) {
        if (among instanceof Map<?, ?> map) {
            return map.containsKey(value);
        }
        return among instanceof List<?> list && list.stream().anyMatch(element -> Values.equal(value, element));
    }

    private static Object planned(Frame frame, Object[] arguments) {
        throw WhenceException.bug("an operator that the planner makes was called", null);
    }
}
