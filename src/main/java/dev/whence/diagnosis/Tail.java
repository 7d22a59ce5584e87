package dev.whence.diagnosis;

import java.util.Arrays;

/**
 * How far noise deviates to one side: maps a deviation to the standard normal quantile that it has among those seen.
 * Beyond what was seen, the slowest stretch of the tail goes on, for it may be heavy.
 */
final class Tail {
    private static final double LEAST_NOISE = 1e-3;
    private static final int KNOTS = 40;
    private static final int OUTER = 34;
    /** Where many do not deviate at all, the quantiles say too little: a part of the overall scale remains. */
    private static final double LEAST_PART = 0.8;

    private final double[] deviation = new double[KNOTS + 1];
    private final double[] quantile = new double[KNOTS + 1];
    private final double slope;

    /**
     * @param sorted  absolute deviations, ascending
     * @param suspect so many of the largest are not trusted to be noise
     */
    Tail(double[] sorted, int suspect) {
        double furthest = Normal.quantile(1 - (suspect + 0.5) / (2.0 * Math.max(2 * suspect, sorted.length)));
        double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double scale = Math.max(LEAST_NOISE, middle / Normal.quantile(0.75));
        for (int knot = 1; knot <= KNOTS; knot++) {
            quantile[knot] = furthest * knot / KNOTS;
            double least = Math.max(deviation[knot - 1] + LEAST_NOISE / KNOTS, LEAST_PART * quantile[knot] * scale);
            deviation[knot] = Math.max(least, at(sorted, 2 * Normal.below(quantile[knot]) - 1));
        }
        this.slope = slowest();
    }

    private static double at(double[] sorted, double share) {
        int rank = (int) (share * sorted.length);
        return sorted.length == 0 ? 0 : sorted[Math.min(rank, sorted.length - 1)];
    }

    private double slowest() {
        double slowest = slope(0, KNOTS);
        for (int knot = KNOTS / 2; knot <= OUTER; knot++) {
            slowest = Math.min(slowest, slope(knot, KNOTS));
        }
        return slowest;
    }

    private double slope(int from, int to) {
        return (quantile[to] - quantile[from]) / (deviation[to] - deviation[from]);
    }

    /** An absolute deviation in units of the noise. */
    double standardise(double size) {
        int found = Arrays.binarySearch(deviation, size);
        int knot = found < 0 ? -found - 1 : found;
        if (knot > KNOTS) {
            return quantile[KNOTS] + (size - deviation[KNOTS]) * slope;
        }
        return knot == 0 ? 0 : quantile[knot] - (deviation[knot] - size) * slope(knot - 1, knot);
    }
}
