package dev.whence.diagnosis;

import java.util.Arrays;

/**
 * What values mostly are and how far they are usually apart, whatever a few of them do.
 *
 * @param at their median
 * @param spread their median absolute deviation, as that of a standard deviation where they are spread normally
 */
record Middle(double at, double spread) {
    /** @param values at least one */
    static Middle of(double[] values) {
        double at = median(values);
        double[] apart =
                Arrays.stream(values).map(value -> Math.abs(value - at)).toArray();
        return new Middle(at, median(apart) / Normal.quantile(0.75));
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
