package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.Cuboid;
import dev.whence.diagnosis.LeafTable;
import dev.whence.diagnosis.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * RiskLoc (Kalander 2022, arXiv:2205.10004) as published, for comparison: leaves are parted by a cut that is mirrored
 * from the quieter side, and layer by layer the element of most explanatory power whose weighted risk reaches 0.5 is
 * taken, until less than 2 % of the abnormal explanatory power is left. Written from the paper; its pruning, which
 * only saves time, is left out.
 */
final class RiskLoc implements Localiser {
    private static final double RISK = 0.5;
    private static final double LEAST_POWER = 0.02;
    private static final int REMOVED = 5;

    @Override
    public List<Segment> causes(LeafTable leaves) {
        return new Run(leaves).causes();
    }

    private static final class Run {
        private final LeafTable leaves;
        private final double[] deviation;
        private final double[] weight;
        private final double[] power;
        private final boolean[] abnormal;
        private final boolean[] open;

        Run(LeafTable leaves) {
            this.leaves = leaves;
            this.deviation = new double[leaves.size()];
            this.weight = new double[leaves.size()];
            this.abnormal = new boolean[leaves.size()];
            this.open = new boolean[leaves.size()];
            Arrays.fill(open, true);
            for (int leaf = 0; leaf < deviation.length; leaf++) {
                double sum = leaves.predictMeasure(leaf) + leaves.realMeasure(leaf);
                deviation[leaf] = sum == 0 ? 0 : 2 * (leaves.predictMeasure(leaf) - leaves.realMeasure(leaf)) / sum;
            }
            this.power = ExplanatoryPower.of(leaves);
            part(cut());
        }

        private double cut() {
            double[] distinct = Arrays.stream(deviation).distinct().sorted().toArray();
            int at = Math.min(REMOVED, distinct.length - 1);
            double lowest = distinct[at];
            double highest = distinct[distinct.length - 1 - at];
            return -(Math.abs(lowest) < Math.abs(highest) ? lowest : highest);
        }

        private void part(double cut) {
            double sum = 0;
            for (int leaf = 0; leaf < deviation.length; leaf++) {
                abnormal[leaf] = cut >= 0 ? deviation[leaf] > cut : deviation[leaf] < cut;
                double distance = abnormal[leaf] ? deviation[leaf] : cut - deviation[leaf];
                boolean nothing = leaves.realMeasure(leaf) == 0 && leaves.predictMeasure(leaf) == 0;
                weight[leaf] = nothing && !abnormal[leaf] ? 0 : Math.min(1, Math.abs(distance));
                sum += abnormal[leaf] ? power[leaf] : 0;
            }
            if (sum < 0) {
                Arrays.setAll(power, leaf -> -power[leaf]);
            }
        }

        List<Segment> causes() {
            double least = LEAST_POWER * abnormalPower();
            List<Segment> causes = new ArrayList<>();
            Optional<Found> found = abnormalPower() < least ? Optional.empty() : search(least);
            while (found.isPresent()) {
                causes.add(found.get().cuboid().segment(found.get().members()[0]));
                for (int leaf : found.get().members()) {
                    open[leaf] = false;
                }
                found = abnormalPower() < least ? Optional.empty() : search(least);
            }
            return causes;
        }

        private double abnormalPower() {
            double sum = 0;
            for (int leaf = 0; leaf < power.length; leaf++) {
                sum += open[leaf] && abnormal[leaf] ? power[leaf] : 0;
            }
            return sum;
        }

        /** The best element of the first layer that has one. */
        private Optional<Found> search(double least) {
            Optional<Found> best = Optional.empty();
            int layer = 0;
            for (Cuboid cuboid : Cuboid.all(leaves, leaves.attributeCount())) {
                if (cuboid.depth() > layer && best.isPresent()) {
                    return best;
                }
                layer = cuboid.depth();
                Optional<Found> found = search(cuboid, best.map(Found::power).orElse(least));
                best = found.isPresent() ? found : best;
            }
            return best;
        }

        private Optional<Found> search(Cuboid cuboid, double atLeast) {
            return Buckets.of(cuboid, open).members().stream()
                    .filter(members -> Arrays.stream(members).anyMatch(leaf -> abnormal[leaf]))
                    .map(members -> new Found(
                            cuboid,
                            members,
                            Arrays.stream(members)
                                    .mapToDouble(leaf -> power[leaf])
                                    .sum()))
                    .filter(found -> found.power() > atLeast)
                    .sorted((one, other) -> Double.compare(other.power(), one.power()))
                    .filter(found -> highRisk(found.members()) - lowRisk(found.members()) >= RISK)
                    .findFirst();
        }

        private double highRisk(int[] members) {
            double high = 0;
            double low = 1;
            for (int leaf : members) {
                high += abnormal[leaf] ? weight[leaf] : 0;
                low += abnormal[leaf] ? 0 : weight[leaf];
            }
            return high / (high + low);
        }

        private double lowRisk(int[] members) {
            double real = 0;
            double predict = 0;
            for (int leaf : members) {
                if (leaves.realMeasure(leaf) != 0 && leaves.predictMeasure(leaf) != 0) {
                    real += leaves.realMeasure(leaf);
                    predict += leaves.predictMeasure(leaf);
                }
            }
            double adjusted = 0;
            double plain = 0;
            for (int leaf : members) {
                if (leaves.realMeasure(leaf) != 0 && leaves.predictMeasure(leaf) != 0) {
                    double rippled = leaves.predictMeasure(leaf) * real / predict;
                    adjusted +=
                            Math.abs(2 * (rippled - leaves.realMeasure(leaf)) / (rippled + leaves.realMeasure(leaf)));
                    plain += Math.abs(deviation[leaf]);
                }
            }
            return plain == 0 ? 0 : adjusted / plain;
        }
    }

    private record Found(Cuboid cuboid, int[] members, double power) {}
}
