package dev.whence.diagnosis;

/** Evidence added up over cells. */
final class Totals {
    private final double[] shift;
    private final double[] variance;
    private final double[] exposure;
    /** Sum of shift squared over variance: what a change of its own for each leaf would explain, twice. */
    private final double[] scatter;

    private final double systematic;
    private final int[] count;
    private final int[] first;

    Totals(Evidence evidence, boolean[] open, int[] cell, int space) {
        this.systematic = evidence.systematic();
        this.shift = new double[space];
        this.variance = new double[space];
        this.exposure = new double[space];
        this.scatter = new double[space];
        this.count = new int[space];
        this.first = new int[space];
        for (int leaf = 0; leaf < cell.length; leaf++) {
            if (open[leaf]) {
                add(evidence, leaf, cell[leaf]);
            }
        }
    }

    private void add(Evidence evidence, int leaf, int cell) {
        if (count[cell]++ == 0) {
            first[cell] = leaf;
        }
        double s = evidence.shift()[leaf];
        double v = evidence.variance()[leaf];
        shift[cell] += s;
        variance[cell] += v;
        exposure[cell] += evidence.exposure()[leaf];
        scatter[cell] += s * s / v;
    }

    int space() {
        return count.length;
    }

    int count(int cell) {
        return count[cell];
    }

    int occupied() {
        int occupied = 0;
        for (int leaves : count) {
            if (leaves > 0) {
                occupied++;
            }
        }
        return occupied;
    }

    /** One of the cell's leaves. */
    int first(int cell) {
        return first[cell];
    }

    double exposure(int cell) {
        return exposure[cell];
    }

    double shift(int cell) {
        return shift[cell];
    }

    /** The shift in units of its noise, if so much per exposure is systematic. */
    double standardised(double off, int cell) {
        return shift[cell] / Math.sqrt(variance[cell] + off * off * exposure[cell] * exposure[cell]);
    }

    double effect(int cell) {
        return shift[cell] / exposure[cell];
    }

    /** By how many nats one shift of the whole cell, beyond what is systematic, explains it better than noise does. */
    double gain(int cell) {
        double z = standardised(systematic, cell);
        return z * z / 2;
    }

    /** The gain as if nothing were systematic: among segments of one change, the widest has most. */
    double reach(int cell) {
        double z = standardised(0, cell);
        return z * z / 2;
    }

    /** What of the scatter one shift leaves open beyond noise, in nats: many where only a part of the cell shifted. */
    double disagreement(int cell) {
        double rest = scatter[cell] - 2 * reach(cell);
        return Math.max(0, rest - 2.0 * (count[cell] - 1)) / 2;
    }

    /** The evidence, in nats, that the cell shifted by this effect and not at all; negative: rather not at all. */
    double evidenceFor(double effect, int cell) {
        double expected = effect * exposure[cell];
        double off = systematic * exposure[cell];
        return (2 * shift[cell] * expected - expected * expected) / (2 * (variance[cell] + off * off));
    }
}
