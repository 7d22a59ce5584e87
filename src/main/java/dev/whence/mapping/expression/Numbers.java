package dev.whence.mapping.expression;

import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Arithmetic that stays exact as long as its operands are: whole numbers with whole numbers, decimals with whole numbers
 * and with decimals. A floating number beside a decimal is taken by its shortest decimal notation.
 */
final class Numbers {
    private Numbers() {}

    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof BigDecimal || value instanceof Double;
    }

    static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        throw WhenceException.badData("'" + value + "' is not a decimal number");
    }

    private static double floating(Object value) {
        return ((Number) value).doubleValue();
    }

    static Object add(Object a, Object b) {
        return switch (kind(a, b)) {
            case DECIMAL -> decimal(a).add(decimal(b));
            case FLOATING -> floating(a) + floating(b);
            case WHOLE -> Math.addExact((Long) a, (Long) b);
        };
    }

    static Object subtract(Object a, Object b) {
        return switch (kind(a, b)) {
            case DECIMAL -> decimal(a).subtract(decimal(b));
            case FLOATING -> floating(a) - floating(b);
            case WHOLE -> Math.subtractExact((Long) a, (Long) b);
        };
    }

    static Object multiply(Object a, Object b) {
        return switch (kind(a, b)) {
            case DECIMAL -> decimal(a).multiply(decimal(b));
            case FLOATING -> floating(a) * floating(b);
            case WHOLE -> Math.multiplyExact((Long) a, (Long) b);
        };
    }

    /** Whole numbers divide to whole numbers, as in CEL; decimals to at most 34 digits. */
    static Object divide(Object a, Object b) {
        Kind kind = kind(a, b);
        if (kind != Kind.FLOATING && decimal(b).signum() == 0) {
            throw WhenceException.badData("division of " + a + " by zero");
        }
        return switch (kind) {
            case DECIMAL -> decimal(a).divide(decimal(b), MathContext.DECIMAL128);
            case FLOATING -> floating(a) / floating(b);
            case WHOLE -> (Long) a / (Long) b;
        };
    }

    static Object remainder(Object a, Object b) {
        if ((Long) b == 0) {
            throw WhenceException.badData("division of " + a + " by zero");
        }
        return (Long) a % (Long) b;
    }

    static Object negate(Object a) {
        return subtract(0L, a);
    }

    static int compare(Object a, Object b) {
        return switch (kind(a, b)) {
            case DECIMAL -> decimal(a).compareTo(decimal(b));
            case FLOATING -> Double.compare(floating(a), floating(b));
            case WHOLE -> Long.compare((Long) a, (Long) b);
        };
    }

    private enum Kind {
        WHOLE,
        DECIMAL,
        FLOATING
    }

    private static Kind kind(Object a, Object b) {
        if (!isNumber(a) || !isNumber(b)) {
            throw WhenceException.badData(Values.describe(a) + " and " + Values.describe(b) + " are not both numbers");
        }
        if (a instanceof Long && b instanceof Long) {
            return Kind.WHOLE;
        }
        return a instanceof BigDecimal || b instanceof BigDecimal ? Kind.DECIMAL : Kind.FLOATING;
    }
}
