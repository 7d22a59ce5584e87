package dev.whence.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Contribution analysis, dimension by dimension. Of a sum a segment contributes its change. Of a mean R of shares w with
 * means r it contributes w1 (r1 - R0) - w0 (r0 - R0): these add up to the change, mix included. What is within segments
 * is the sum of w1 (r1 - r0) over those of both periods.
 */
public final class Contributions {
    private static final int NAMED = 3;

    private final LeafTable leaves;
    private final double[] whole;
    private final double change;

    /** @param leaves real is the current period, predict the baseline; of a mean, sums and numbers of items */
    public Contributions(LeafTable leaves) {
        this.leaves = leaves;
        this.whole = sums(leaf -> true);
        this.change = leaves.ratio() ? mean(whole[1], whole[3]) - mean(whole[0], whole[2]) : whole[1] - whole[0];
    }

    /** The three segments of each dimension that contribute most in the direction of the change. */
    public List<Contribution> segments() {
        return IntStream.range(0, leaves.attributeCount())
                .boxed()
                .flatMap(dimension -> ranked("segment", of(dimension), Contribution::contribution).stream())
                .toList();
    }

    /** The three of all dimensions that contribute most: big segments first. */
    public List<Contribution> overall() {
        return ranked("overall", all(), Contribution::contribution);
    }

    /** The three of all dimensions that go furthest beyond an even change. */
    public List<Contribution> overallExcess() {
        return ranked("overall_excess", all(), one -> one.excess().orElse(0.0));
    }

    /** Of a mean: what changed within segments, and what their mix did, by dimension. */
    public List<Contribution> mixes() {
        List<Contribution> mixes = new ArrayList<>();
        for (int dimension = 0; dimension < leaves.attributeCount(); dimension++) {
            String name = leaves.attributes().get(dimension);
            double within = within(dimension);
            double sum = of(dimension).stream()
                    .mapToDouble(Contribution::contribution)
                    .sum();
            mixes.add(Contribution.split(name, "within_segments", Optional.empty(), Optional.empty(), within));
            mixes.add(Contribution.split(name, "mix", Optional.empty(), Optional.empty(), sum - within));
        }
        return mixes;
    }

    /** What a segment of several dimensions contributes. */
    Contribution of(Segment segment) {
        List<String> values = List.copyOf(segment.values().values());
        return contribution(String.join("&", segment.values().keySet()), String.join("&", values), sums(segment));
    }

    /** The items of a mean in the segment, in both periods together. */
    double items(Segment segment) {
        double[] sums = sums(segment);
        return sums[2] + sums[3];
    }

    private double[] sums(Segment segment) {
        int[] attributes = segment.values().keySet().stream()
                .mapToInt(leaves.attributes()::indexOf)
                .toArray();
        List<String> values = List.copyOf(segment.values().values());
        return sums(leaf -> IntStream.range(0, attributes.length)
                .allMatch(at -> leaves.value(attributes[at], leaves.codes(attributes[at])[leaf])
                        .equals(values.get(at))));
    }

    private List<Contribution> all() {
        return IntStream.range(0, leaves.attributeCount())
                .boxed()
                .flatMap(dimension -> of(dimension).stream())
                .toList();
    }

    private List<Contribution> ranked(String part, List<Contribution> some, ToDoubleFunction<Contribution> by) {
        double direction = Math.signum(change);
        List<Contribution> best = some.stream()
                .filter(one -> direction * by.applyAsDouble(one) > 0)
                .sorted(Comparator.<Contribution>comparingDouble(one -> -direction * by.applyAsDouble(one))
                        .thenComparing(one -> one.dimension().orElse(""))
                        .thenComparing(one -> one.segment().orElse("")))
                .limit(NAMED)
                .toList();
        return IntStream.range(0, best.size())
                .mapToObj(rank -> best.get(rank).ranked(part, rank + 1))
                .toList();
    }

    private List<Contribution> of(int dimension) {
        double[][] sums = sums(dimension);
        return IntStream.range(0, sums.length)
                .mapToObj(value ->
                        contribution(leaves.attributes().get(dimension), leaves.value(dimension, value), sums[value]))
                .toList();
    }

    /** Baseline and current sums, then baseline and current items. */
    private Contribution contribution(String dimension, String value, double[] sums) {
        double adds = leaves.ratio() ? ofMean(sums) : sums[1] - sums[0];
        double share = leaves.ratio() ? mean(sums[2], whole[2]) : mean(sums[0], whole[0]);
        return new Contribution(
                "segment",
                Optional.of(dimension),
                Optional.empty(),
                Optional.of(value),
                leaves.ratio() ? quotient(sums[0], sums[2]) : Optional.of(sums[0]),
                leaves.ratio() ? quotient(sums[1], sums[3]) : Optional.of(sums[1]),
                adds,
                Optional.of(adds - share * change));
    }

    private double ofMean(double[] sums) {
        double before = mean(whole[0], whole[2]);
        return mean(sums[1] - sums[3] * before, whole[3]) - mean(sums[0] - sums[2] * before, whole[2]);
    }

    private double within(int dimension) {
        double within = 0;
        for (double[] sums : sums(dimension)) {
            within += sums[2] > 0 && sums[3] > 0 ? sums[3] / whole[3] * (sums[1] / sums[3] - sums[0] / sums[2]) : 0;
        }
        return within;
    }

    private double[][] sums(int dimension) {
        double[][] sums = new double[leaves.cardinality(dimension)][4];
        int[] codes = leaves.codes(dimension);
        for (int leaf = 0; leaf < codes.length; leaf++) {
            add(sums[codes[leaf]], leaf);
        }
        return sums;
    }

    private double[] sums(IntPredicate wanted) {
        double[] sums = new double[4];
        IntStream.range(0, leaves.size()).filter(wanted).forEach(leaf -> add(sums, leaf));
        return sums;
    }

    private void add(double[] sums, int leaf) {
        sums[0] += leaves.predict(leaf);
        sums[1] += leaves.real(leaf);
        sums[2] += leaves.predictBase(leaf);
        sums[3] += leaves.realBase(leaf);
    }

    private static double mean(double sum, double items) {
        return items == 0 ? 0 : sum / items;
    }

    private static Optional<Double> quotient(double sum, double items) {
        return items == 0 ? Optional.empty() : Optional.of(sum / items);
    }
}
