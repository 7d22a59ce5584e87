package dev.whence.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What is usual for a measure at one place of its season: the median of the same hours before, and around it as many
 * deviations as configured. The deviation is the median absolute deviation times 1.4826, which estimates the standard
 * deviation of a normal distribution and which single outliers do not move (C. Leys et al., "Detecting outliers: Do not
 * use standard deviation around the mean, use absolute deviation around the median", Journal of Experimental Social
 * Psychology 49, 2013); it is never taken as smaller than counting alone would scatter (Poisson for counts, binomial for
 * rates).
 */
final class Usual {
    private static final double NORMAL = 1.4826;
    List<Double> values = new ArrayList<>();

    /** From low to high. */
    record Range(double expected, double low, double high) {
        boolean holds(double value) {
            return value >= low && value <= high;
        }
    }

    /** The newest come last; the oldest beyond {@code most} are forgotten. */
    void add(double value, int most) {
        values.add(value);
        if (values.size() > most) {
            values.remove(0);
        }
    }

    /**
     * Empty while fewer than {@code least} are known.
     *
     * @param scatter the smallest deviation, given the expected value
     */
    Optional<Range> range(int least, double deviations, DoubleUnaryOperator scatter) {
        if (values.size() < least) {
            return Optional.empty();
        }
        double expected = median(values);
        double spread = NORMAL
                * median(
                        values.stream().map(value -> Math.abs(value - expected)).toList());
        double around = deviations * Math.max(spread, scatter.applyAsDouble(expected));
        return Optional.of(new Range(expected, Math.max(0, expected - around), expected + around));
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
