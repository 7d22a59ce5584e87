package dev.whence.mapping.expression;

import java.math.BigDecimal;

/** Words for the size of an amount in place of the amount: steps of 1, 2, 5, 10, 20, 50 and so on. */
final class Buckets {
    private static final BigDecimal[] STEPS = {BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5)};

    private Buckets() {}

    /** For example {@code 50 to 100}; the lower edge is included, the upper one is not. */
    static String of(BigDecimal amount) {
        if (amount.signum() == 0) {
            return "0";
        }
        if (amount.signum() < 0) {
            return "minus " + of(amount.negate());
        }
        if (amount.compareTo(BigDecimal.ONE) < 0) {
            return "under 1";
        }
        int digits = amount.precision() - amount.scale() - 1;
        BigDecimal lower = BigDecimal.ONE;
        BigDecimal upper = BigDecimal.TEN;
        for (int i = 0; i < STEPS.length; i++) {
            if (STEPS[i].scaleByPowerOfTen(digits).compareTo(amount) <= 0) {
                lower = STEPS[i];
                upper = i + 1 < STEPS.length ? STEPS[i + 1] : BigDecimal.TEN;
            }
        }
        return lower.scaleByPowerOfTen(digits).toPlainString() + " to "
                + upper.scaleByPowerOfTen(digits).toPlainString();
    }
}
