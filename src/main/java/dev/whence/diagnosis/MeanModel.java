package dev.whence.diagnosis;

import java.util.Arrays;

/**
 * The mean that a ratio had in the baseline for each leaf, from the means of the leaf's values: a product of one factor
 * for each value, fitted to all the margins (raking). A leaf of few items has no mean of its own that one could use.
 */
final class MeanModel {
    private static final int ROUNDS = 4;
    /** So many items of the overall mean are added to each value, so that a rare one is near it. */
    private static final double PRIOR = 5;

    private MeanModel() {}

    static double[] of(LeafTable leaves) {
        double[] mean = new double[leaves.size()];
        Arrays.fill(mean, overall(leaves));
        for (int round = 0; round < ROUNDS; round++) {
            for (int attribute = 0; attribute < leaves.attributeCount(); attribute++) {
                rake(leaves, attribute, mean);
            }
        }
        return mean;
    }

    private static double overall(LeafTable leaves) {
        double sum = 0;
        double items = 0;
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            sum += leaves.predict(leaf);
            items += leaves.predictBase(leaf);
        }
        return items == 0 ? 0 : sum / items;
    }

    private static void rake(LeafTable leaves, int attribute, double[] mean) {
        double prior = PRIOR * overall(leaves);
        double[] had = new double[leaves.cardinality(attribute)];
        double[] modelled = new double[had.length];
        Arrays.fill(had, prior);
        Arrays.fill(modelled, prior);
        int[] codes = leaves.codes(attribute);
        for (int leaf = 0; leaf < mean.length; leaf++) {
            had[codes[leaf]] += leaves.predict(leaf);
            modelled[codes[leaf]] += leaves.predictBase(leaf) * mean[leaf];
        }
        for (int leaf = 0; leaf < mean.length; leaf++) {
            mean[leaf] *= modelled[codes[leaf]] == 0 ? 1 : had[codes[leaf]] / modelled[codes[leaf]];
        }
    }
}
