package dev.whence.mapping.expression;

import static dev.whence.mapping.expression.Definition.function;

import dev.cel.common.Operator;
import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Operators and functions of numbers. */
final class NumberFunctions {
    private static final String[] ARITHMETIC = {
        "int,int->int",
        "double,double->double",
        "decimal,decimal->decimal",
        "int,decimal->decimal",
        "decimal,int->decimal",
        "double,decimal->decimal",
        "decimal,double->decimal",
        "int,double->double",
        "double,int->double"
    };

    private NumberFunctions() {}

    static List<Definition> definitions() {
        return List.of(
                function(
                        Operator.ADD.getFunction(),
                        (frame, a) -> add(a[0], a[1]),
                        with(
                                "string,string->string",
                                "list(A),list(A)->list(A)",
                                "timestamp,duration->timestamp",
                                "duration,duration->duration")),
                function(
                        Operator.SUBTRACT.getFunction(),
                        (frame, a) -> subtract(a[0], a[1]),
                        with("timestamp,timestamp->duration", "timestamp,duration->timestamp")),
                function(Operator.MULTIPLY.getFunction(), (frame, a) -> Numbers.multiply(a[0], a[1]), ARITHMETIC),
                function(Operator.DIVIDE.getFunction(), (frame, a) -> Numbers.divide(a[0], a[1]), ARITHMETIC),
                function(Operator.MODULO.getFunction(), (frame, a) -> Numbers.remainder(a[0], a[1]), "int,int->int"),
                function(
                        Operator.NEGATE.getFunction(),
                        (frame, a) -> Numbers.negate(a[0]),
                        "int->int",
                        "double->double",
                        "decimal->decimal"),
                function(
                        "decimal",
                        (frame, a) -> a[0] instanceof String text ? parsed(text) : Numbers.decimal(a[0]),
                        "string->decimal",
                        "int->decimal",
                        "double->decimal",
                        "decimal->decimal"),
                function("int", (frame, a) -> whole(a[0]), "string->int", "int->int", "double->int", "decimal->int"),
                function(
                        "double",
                        (frame, a) -> a[0] instanceof String text
                                ? parsed(text).doubleValue()
                                : ((Number) a[0]).doubleValue(),
                        "string->double",
                        "int->double",
                        "double->double",
                        "decimal->double"),
                function(
                        "round",
                        (frame, a) ->
                                Numbers.decimal(a[0]).setScale(Math.toIntExact((Long) a[1]), RoundingMode.HALF_UP),
                        "decimal,int->decimal",
                        "double,int->decimal",
                        "int,int->decimal"),
                function(
                        "bucket",
                        (frame, a) -> Buckets.of(Numbers.decimal(a[0])),
                        "decimal->string",
                        "double->string",
                        "int->string"));
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(ARITHMETIC));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Object add(Object a, Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.concat(right);
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            List<Object> both = new ArrayList<>(left);
            both.addAll(right);
            return both;
        }
        if (b instanceof Duration duration) {
            return a instanceof Instant time ? time.plus(duration) : ((Duration) a).plus(duration);
        }
        return Numbers.add(a, b);
    }

    private static Object subtract(Object a, Object b) {
        if (a instanceof Instant time) {
            return b instanceof Instant other ? Duration.between(other, time) : time.minus((Duration) b);
        }
        return Numbers.subtract(a, b);
    }

    private static BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw WhenceException.badData("'" + text + "' is not a number", e);
        }
    }

    private static Object whole(Object value) {
        if (value instanceof Long) {
            return value;
        }
        BigDecimal decimal = value instanceof String text ? parsed(text) : Numbers.decimal(value);
        return decimal.setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
