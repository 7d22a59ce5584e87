package dev.whence.diagnosis;

/**
 * Evidence from two periods of few items in each leaf: what came beyond the baseline, grown as everything grew. Its
 * variance is that of the items themselves, which orders arriving at random have (a compound Poisson process), from
 * both periods together. A ratio's numerator is compared with what the same items would have had in the baseline, so
 * that a shift of the mix alone is no evidence.
 */
final class PeriodEvidence {
    /** A change of a segment by so much, relatively, is taken for its usual coming and going. */
    private static final double SYSTEMATIC = 0.04;

    private PeriodEvidence() {}

    static Evidence of(PeriodTable table, double growth) {
        LeafTable leaves = table.leaves();
        return leaves.ratio() ? ofRatio(table, growth) : ofSum(table, growth * table.lengths());
    }

    private static Evidence ofSum(PeriodTable table, double times) {
        LeafTable leaves = table.leaves();
        double[] shift = new double[leaves.size()];
        double[] variance = new double[leaves.size()];
        double[] exposure = new double[leaves.size()];
        for (int leaf = 0; leaf < shift.length; leaf++) {
            shift[leaf] = leaves.real(leaf) - times * leaves.predict(leaf);
            variance[leaf] = times * (table.realSquares()[leaf] + table.predictSquares()[leaf]);
            exposure[leaf] = exposure(times, leaves.real(leaf), leaves.predict(leaf));
        }
        return evidence(shift, variance, exposure);
    }

    private static Evidence ofRatio(PeriodTable table, double growth) {
        LeafTable leaves = table.leaves();
        double times = table.bases();
        double[] mean = MeanModel.of(leaves);
        double[] shift = new double[leaves.size()];
        double[] variance = new double[leaves.size()];
        double[] exposure = new double[leaves.size()];
        for (int leaf = 0; leaf < shift.length; leaf++) {
            double now = growth * mean[leaf];
            double items = leaves.realBase(leaf);
            double formerItems = leaves.predictBase(leaf);
            shift[leaf] = leaves.real(leaf)
                    - items * now
                    - times * growth * (leaves.predict(leaf) - formerItems * mean[leaf]);
            variance[leaf] = times
                    * (around(table.realSquares()[leaf], leaves.real(leaf), items, now)
                            + around(table.predictSquares()[leaf], leaves.predict(leaf), formerItems, mean[leaf]));
            exposure[leaf] = now * exposure(times, items, formerItems);
        }
        return evidence(shift, variance, exposure);
    }

    /** What a leaf would come to if both periods were one, in the length of the one asked about. */
    private static double exposure(double times, double real, double predict) {
        return times * (real + predict) / (1 + times);
    }

    private static double around(double squares, double sum, double items, double mean) {
        return Math.max(0, squares - 2 * mean * sum + mean * mean * items);
    }

    private static Evidence evidence(double[] shift, double[] variance, double[] exposure) {
        for (int leaf = 0; leaf < shift.length; leaf++) {
            boolean speaks = exposure[leaf] > 0 && variance[leaf] > 0;
            exposure[leaf] = speaks ? exposure[leaf] : 0;
            variance[leaf] = speaks ? variance[leaf] : 1;
        }
        return new Evidence(shift, variance, exposure, SYSTEMATIC);
    }
}
