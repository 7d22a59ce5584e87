package dev.whence.diagnosis;

/**
 * Two periods of a measure side by side, by the finest elements. Real is the period asked about, predict the one that it
 * is compared with. The measure is a sum over items (orders, lines), or with denominators their mean.
 *
 * @param realSquares    the sum of the squares of the items' values, by leaf: the noise of the sum; of a count the count
 * @param predictSquares the same of the baseline
 * @param lengths        how long the period is in baselines: 31 days against 28 is 31/28
 */
public record PeriodTable(LeafTable leaves, double[] realSquares, double[] predictSquares, double lengths) {
    /** What became of the measure as a whole: its ratio to the baseline of the same length. */
    double growth(boolean[] wanted) {
        double real = 0;
        double predict = 0;
        double realBase = 0;
        double predictBase = 0;
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            if (wanted[leaf]) {
                real += leaves.real(leaf);
                predict += leaves.predict(leaf);
                realBase += leaves.realBase(leaf);
                predictBase += leaves.predictBase(leaf);
            }
        }
        double bases = leaves.ratio() ? realBase / predictBase : lengths;
        return predict == 0 || bases == 0 ? 1 : real / predict / bases;
    }

    /** The number of items of the period to those of the baseline; for a sum, the lengths. */
    double bases() {
        if (!leaves.ratio()) {
            return lengths;
        }
        double real = 0;
        double predict = 0;
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            real += leaves.realBase(leaf);
            predict += leaves.predictBase(leaf);
        }
        return predict == 0 ? 1 : real / predict;
    }
}
