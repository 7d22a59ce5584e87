package dev.whence.diagnosis;

import java.util.Arrays;

/**
 * The deviation score of Squeeze, 2 (real - predict) / (real + predict), of each leaf: a root cause moves it alike in
 * all its leaves (the generalised ripple effect). It makes evidence where leaves are forecast well one by one.
 *
 * @param speaks whether the leaf has any value at all
 */
record Deviations(double[] of, boolean[] speaks) {
    /** In units of the noise of a leaf. */
    private static final double SYSTEMATIC = 0.2;

    static Deviations of(LeafTable leaves) {
        double[] deviation = new double[leaves.size()];
        boolean[] speaks = new boolean[leaves.size()];
        for (int leaf = 0; leaf < deviation.length; leaf++) {
            double real = Math.max(0, leaves.realMeasure(leaf));
            double predict = Math.max(0, leaves.predictMeasure(leaf));
            speaks[leaf] = real + predict > 0;
            deviation[leaf] = speaks[leaf] ? 2 * (real - predict) / (real + predict) : 0;
        }
        return new Deviations(deviation, speaks);
    }

    Noise quietSide() {
        return Noise.ofQuietSide(of, speaks);
    }

    /** The noise of the leaves outside these causes; single leaves stay in, for noise may have made them. */
    Noise unexplainedBy(Iterable<Found> causes) {
        boolean[] unexplained = speaks.clone();
        for (Found cause : causes) {
            if (cause.members().length > 1) {
                for (int leaf : cause.members()) {
                    unexplained[leaf] = false;
                }
            }
        }
        return Noise.ofUnexplained(of, unexplained);
    }

    /** In units of the noise, and capped, so that no leaf outweighs many. */
    Evidence against(Noise noise) {
        double cap = cap();
        double[] shift = new double[of.length];
        double[] ones = new double[of.length];
        double[] exposure = new double[of.length];
        Arrays.fill(ones, 1);
        for (int leaf = 0; leaf < shift.length; leaf++) {
            shift[leaf] = Math.max(-cap, Math.min(cap, noise.standardise(of[leaf])));
            exposure[leaf] = speaks[leaf] ? 1 : 0;
        }
        return new Evidence(shift, ones, exposure, SYSTEMATIC);
    }

    /** Beyond it a leaf is certainly abnormal, even as one of so many: more says nothing more. */
    private double cap() {
        return Math.sqrt(2 * (Math.log(Math.max(10, of.length)) + 6));
    }
}
