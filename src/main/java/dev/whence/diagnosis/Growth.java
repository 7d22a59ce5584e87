package dev.whence.diagnosis;

/**
 * How much more often something came than before, told from chance.
 *
 * @param strength how many times as often, per day
 * @param deviations by how many standard deviations of chance more: the difference of the square roots of two Poisson counts,
 *     whose variance is nearly constant; negative where it came less often
 */
record Growth(double strength, double deviations) {
    private static final double SURE = 4;
    private static final double NOTABLE = 1.5;

    /**
     * @param current how many there were
     * @param expected how many there would have been at the rate of the baseline
     * @param lengths how long the period is in baselines
     */
    static Growth of(double current, double expected, double lengths) {
        return new Growth(
                (current + 0.5) / (expected + 0.5),
                2 * (Math.sqrt(current) - Math.sqrt(expected)) / Math.sqrt(1 + lengths));
    }

    /** At least half as often again (or two thirds at most), beyond chance. */
    boolean notable(boolean rising) {
        return rising ? deviations >= SURE && strength >= NOTABLE : deviations <= -SURE && strength <= 1 / NOTABLE;
    }

    /** The same of a rise as of a fall. */
    double size() {
        return Math.max(strength, 1 / strength);
    }
}
