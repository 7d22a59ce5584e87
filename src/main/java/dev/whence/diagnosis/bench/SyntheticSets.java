package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.LeafTable;
import dev.whence.diagnosis.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Incidents by the published scheme of RiskLoc's synthetic data sets S, L and H (Kalander 2022): values from a Weibull
 * distribution, a share of zeros, a relative forecasting error of either sign, and one to several anomalies, each of
 * one or several elements of one cuboid, whose leaves fall (or rise) by nearly the same part.
 */
final class SyntheticSets {
    private final String name;
    private final int[] sizes;
    private final double noisiest;
    private final double mildest;
    private final double unevenness;
    private final int mostAnomalies;
    private final int mostElements;
    private final boolean onlyLeaves;

    private SyntheticSets(
            String name,
            int[] sizes,
            double noisiest,
            double mildest,
            double unevenness,
            int mostAnomalies,
            int mostElements,
            boolean onlyLeaves) {
        this.name = name;
        this.sizes = sizes;
        this.noisiest = noisiest;
        this.mildest = mildest;
        this.unevenness = unevenness;
        this.mostAnomalies = mostAnomalies;
        this.mostElements = mostElements;
        this.onlyLeaves = onlyLeaves;
    }

    static SyntheticSets s() {
        return new SyntheticSets("S", new int[] {10, 12, 10, 8, 5}, 0.25, 0.2, 0.1, 3, 3, false);
    }

    static SyntheticSets l() {
        return new SyntheticSets("L", new int[] {10, 24, 10, 15}, 0.1, 0.5, 0, 5, 1, true);
    }

    /** As H, with fewer values: the published one has 24 million leaves. */
    static SyntheticSets h() {
        return new SyntheticSets("H", new int[] {5, 4, 60, 10, 6, 6}, 0.25, 0.2, 0.1, 3, 3, false);
    }

    Scenario scenario(long seed) {
        return new Making(new Random(seed)).scenario();
    }

    private final class Making {
        private final Random random;
        private final double noise;
        private final List<Anomaly> anomalies = new ArrayList<>();
        private int[][] codes = new int[0][];
        private double[] real = new double[0];
        private double[] predict = new double[0];

        Making(Random random) {
            this.random = random;
            this.noise = random.nextDouble() * noisiest;
        }

        Scenario scenario() {
            normal();
            int count = 1 + random.nextInt(mostAnomalies);
            while (anomalies.size() < count) {
                add();
            }
            boolean rise = Arrays.stream(real).sum() > Arrays.stream(predict).sum();
            anomalies.forEach(anomaly -> apply(anomaly, rise));
            Set<Segment> causes = new HashSet<>();
            anomalies.forEach(anomaly -> causes.addAll(anomaly.segments()));
            return new Scenario(name, table(), causes);
        }

        private void normal() {
            int size = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
            codes = new int[size][];
            real = new double[size];
            predict = new double[size];
            double shape = 0.5 + random.nextDouble() * 0.5;
            double zeros = random.nextDouble() * 0.25;
            for (int leaf = 0; leaf < size; leaf++) {
                codes[leaf] = codes(leaf);
                double value =
                        random.nextDouble() < zeros ? 0 : 100 * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
                double missed = value + value * random.nextGaussian() * noise;
                boolean swapped = random.nextBoolean();
                real[leaf] = swapped ? missed : value;
                predict[leaf] = Math.max(0, swapped ? value : missed);
            }
        }

        private int[] codes(int leaf) {
            int[] code = new int[sizes.length];
            int rest = leaf;
            for (int attribute = sizes.length - 1; attribute >= 0; attribute--) {
                code[attribute] = rest % sizes[attribute];
                rest /= sizes[attribute];
            }
            return code;
        }

        private void add() {
            int depth = onlyLeaves ? sizes.length : 1 + random.nextInt(sizes.length);
            int elements = 1 + random.nextInt(mostElements);
            List<Integer> shuffled =
                    new ArrayList<>(IntStream.range(0, sizes.length).boxed().toList());
            java.util.Collections.shuffle(shuffled, random);
            List<Integer> attributes =
                    shuffled.subList(0, depth).stream().sorted().toList();
            if (depth < sizes.length
                    && anomalies.stream().anyMatch(other -> other.attributes().equals(attributes))) {
                return;
            }
            Set<List<Integer>> chosen = new HashSet<>();
            for (int element = 0; element < elements; element++) {
                List<Integer> values = new ArrayList<>();
                for (int attribute : attributes) {
                    List<Integer> free = free(attribute);
                    if (free.isEmpty()) {
                        return;
                    }
                    values.add(free.get(random.nextInt(free.size())));
                }
                chosen.add(values);
            }
            double severity = mildest + random.nextDouble() * (1 - mildest) + noise;
            Anomaly anomaly = new Anomaly(attributes, chosen, severity, random.nextDouble() * unevenness);
            if (chosen.size() == elements && !empty(anomaly)) {
                anomalies.add(anomaly);
            }
        }

        private List<Integer> free(int attribute) {
            Set<Integer> used = new HashSet<>();
            anomalies.forEach(other -> used.addAll(other.valuesOf(attribute)));
            return IntStream.range(0, sizes[attribute])
                    .filter(value -> !used.contains(value))
                    .boxed()
                    .toList();
        }

        /** A leaf of nothing cannot fall; it is not chosen. */
        private boolean empty(Anomaly anomaly) {
            return anomaly.attributes().size() == sizes.length
                    && IntStream.range(0, codes.length)
                            .anyMatch(leaf -> real[leaf] == 0 && anomaly.covers(codes[leaf]));
        }

        private void apply(Anomaly anomaly, boolean rise) {
            for (int leaf = 0; leaf < codes.length; leaf++) {
                if (anomaly.covers(codes[leaf])) {
                    double kept = 1 - (anomaly.severity() + random.nextGaussian() * anomaly.unevenness());
                    double from = rise ? real[leaf] : predict[leaf];
                    real[leaf] = rise ? from : Math.max(0, from * kept);
                    predict[leaf] = rise ? Math.max(0, from * kept) : from;
                }
            }
        }

        private LeafTable table() {
            LeafTable.Builder table = LeafTable.of(
                    IntStream.range(0, sizes.length).mapToObj(Anomaly::name).toList(), false);
            for (int leaf = 0; leaf < codes.length; leaf++) {
                List<String> values = new ArrayList<>();
                for (int attribute = 0; attribute < sizes.length; attribute++) {
                    values.add(Anomaly.name(attribute) + (codes[leaf][attribute] + 1));
                }
                table.add(values, real[leaf], predict[leaf]);
            }
            return table.build();
        }
    }

    private record Anomaly(List<Integer> attributes, Set<List<Integer>> elements, double severity, double unevenness) {
        static String name(int attribute) {
            return String.valueOf((char) ('a' + attribute));
        }

        List<Integer> valuesOf(int attribute) {
            int at = attributes.indexOf(attribute);
            return at < 0
                    ? List.of()
                    : elements.stream().map(element -> element.get(at)).toList();
        }

        boolean covers(int[] leaf) {
            List<Integer> values = new ArrayList<>();
            attributes.forEach(attribute -> values.add(leaf[attribute]));
            return elements.contains(values);
        }

        List<Segment> segments() {
            return elements.stream().map(this::segment).toList();
        }

        private Segment segment(List<Integer> element) {
            Map<String, String> values = new TreeMap<>();
            for (int at = 0; at < element.size(); at++) {
                values.put(name(attributes.get(at)), name(attributes.get(at)) + (element.get(at) + 1));
            }
            return Segment.of(values);
        }
    }
}
