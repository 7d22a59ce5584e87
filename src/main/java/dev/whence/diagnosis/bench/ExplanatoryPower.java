package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.LeafTable;

/** The share of the whole change that each leaf explains (Bhagwan and others 2014), for sums and for ratios. */
final class ExplanatoryPower {
    private ExplanatoryPower() {}

    static double[] of(LeafTable leaves) {
        double numerator = 0;
        double denominator = 0;
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            numerator += leaves.predict(leaf);
            denominator += leaves.predictBase(leaf);
        }
        double[] power = new double[leaves.size()];
        double sum = 0;
        for (int leaf = 0; leaf < power.length; leaf++) {
            power[leaf] = leaves.ratio()
                    ? ofRatio(
                            leaves.real(leaf) - leaves.predict(leaf),
                            leaves.realBase(leaf) - leaves.predictBase(leaf),
                            numerator,
                            denominator)
                    : leaves.real(leaf) - leaves.predict(leaf);
            sum += power[leaf];
        }
        for (int leaf = 0; leaf < power.length; leaf++) {
            power[leaf] = sum == 0 ? 0 : power[leaf] / sum;
        }
        return power;
    }

    static double ofRatio(double numeratorChange, double denominatorChange, double numerator, double denominator) {
        return (numeratorChange * denominator - denominatorChange * numerator)
                / (denominator * (denominator + denominatorChange));
    }
}
