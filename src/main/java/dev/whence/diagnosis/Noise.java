package dev.whence.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What a forecast's deviations are where nothing happened: a centre and a tail to either side. */
record Noise(double centre, Tail below, Tail above) {
    /** So many may be a smaller incident of the other direction. */
    private static final int SUSPECT = 4;
    /** So many may be leaves that changed each by itself. */
    private static final int SINGLE = 6;

    /**
     * Learnt before anything is known of the causes. Noise is as often above as below, but what is abnormal is mostly
     * on one side: the quieter one shows what noise can do, in its tail too. RiskLoc takes its cut in the same way.
     */
    static Noise ofQuietSide(double[] deviations, boolean[] speaks) {
        double[] above = side(deviations, speaks, 0, 1);
        double[] below = side(deviations, speaks, 0, -1);
        Tail quiet = new Tail(extreme(above) < extreme(below) ? above : below, SUSPECT);
        return new Noise(0, quiet, quiet);
    }

    /** Learnt from leaves that no cause explains: either side has its own tail. */
    static Noise ofUnexplained(double[] deviations, boolean[] unexplained) {
        double[] sorted = IntStream.range(0, deviations.length)
                .filter(leaf -> unexplained[leaf])
                .mapToDouble(leaf -> deviations[leaf])
                .sorted()
                .toArray();
        double centre = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        return new Noise(
                centre,
                new Tail(side(deviations, unexplained, centre, -1), SINGLE),
                new Tail(side(deviations, unexplained, centre, 1), SINGLE));
    }

    private static double extreme(double[] sorted) {
        return sorted.length <= SUSPECT ? 0 : sorted[sorted.length - 1 - SUSPECT];
    }

    /** The absolute deviations on one side, sorted; those without any belong to both, one half to each. */
    private static double[] side(double[] deviations, boolean[] wanted, double centre, int sign) {
        double[] found = new double[deviations.length];
        int count = 0;
        int none = 0;
        for (int leaf = 0; leaf < deviations.length; leaf++) {
            double deviation = deviations[leaf] - centre;
            none += wanted[leaf] && deviation == 0 ? 1 : 0;
            if (wanted[leaf] && deviation * sign > 0) {
                found[count++] = Math.abs(deviation);
            }
        }
        double[] all = new double[count + none / 2];
        System.arraycopy(found, 0, all, none / 2, count);
        Arrays.sort(all);
        return all;
    }

    double standardise(double deviation) {
        double size = Math.abs(deviation - centre);
        return deviation > centre ? above.standardise(size) : -below.standardise(size);
    }
}
