package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.LeafTable;
import dev.whence.diagnosis.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Incidents in the manner of Squeeze's data sets (Li and others 2019): four attributes of very uneven values with many
 * empty leaves, forecasts that miss by 0.8 % (B0) to 12 % (B4), and one to three root causes in cuboids of one layer,
 * each with a magnitude of its own that all its leaves share nearly (vertical assumption, ripple effect). D has a
 * ratio: its numerator changes.
 */
final class SqueezeSets {
    private static final int[] SIZES = {5, 36, 11, 10};
    private static final double[] NOISE = {0.008, 0.03, 0.06, 0.09, 0.12};
    private static final double EMPTY_BELOW = 0.5;

    private final String name;
    private final double noise;
    private final boolean ratio;

    private SqueezeSets(String name, double noise, boolean ratio) {
        this.name = name;
        this.noise = noise;
        this.ratio = ratio;
    }

    /** B0 to B4. */
    static SqueezeSets b(int level) {
        return new SqueezeSets("B" + level, NOISE[level], false);
    }

    static SqueezeSets d() {
        return new SqueezeSets("D", NOISE[1], true);
    }

    /** Layers 1 to 3 and one to three causes take turns. */
    Scenario scenario(long seed) {
        Random random = new Random(seed * 31 + 7);
        int layer = (int) (seed % 3) + 1;
        int count = (int) (seed / 3 % 3) + 1;
        double[] expected = expected(random);
        List<Cause> causes = new ArrayList<>();
        while (causes.size() < count) {
            Cause cause = cause(random, layer);
            if (causes.stream().noneMatch(cause::meets) && visible(cause, expected)) {
                causes.add(cause);
            }
        }
        Set<Segment> segments = new HashSet<>();
        causes.forEach(cause -> segments.add(cause.segment()));
        return new Scenario(name, table(random, expected, causes), segments);
    }

    private static double[] expected(Random random) {
        double[][] parts = new double[SIZES.length][];
        for (int attribute = 0; attribute < SIZES.length; attribute++) {
            parts[attribute] = random.doubles(SIZES[attribute])
                    .map(ignored -> Math.exp(1.2 * random.nextGaussian()))
                    .toArray();
        }
        int size = IntStream.of(SIZES).reduce(1, Math::multiplyExact);
        double[] expected = new double[size];
        for (int leaf = 0; leaf < size; leaf++) {
            int[] code = code(leaf);
            double value = 5 * Math.exp(0.8 * random.nextGaussian());
            for (int attribute = 0; attribute < SIZES.length; attribute++) {
                value *= parts[attribute][code[attribute]];
            }
            expected[leaf] = value < EMPTY_BELOW ? 0 : value;
        }
        return expected;
    }

    private static int[] code(int leaf) {
        int[] code = new int[SIZES.length];
        int rest = leaf;
        for (int attribute = SIZES.length - 1; attribute >= 0; attribute--) {
            code[attribute] = rest % SIZES[attribute];
            rest /= SIZES[attribute];
        }
        return code;
    }

    private Cause cause(Random random, int layer) {
        List<Integer> attributes =
                new ArrayList<>(IntStream.range(0, SIZES.length).boxed().toList());
        Collections.shuffle(attributes, random);
        Map<Integer, Integer> values = new TreeMap<>();
        attributes.subList(0, layer).forEach(attribute -> values.put(attribute, random.nextInt(SIZES[attribute])));
        double magnitude = Math.min(1, 2 * noise + 0.1 + 0.8 * random.nextDouble());
        return new Cause(values, magnitude);
    }

    /** What holds hardly anything cannot be seen by anybody. */
    private static boolean visible(Cause cause, double[] expected) {
        return IntStream.range(0, expected.length)
                        .filter(leaf -> expected[leaf] > 0 && cause.covers(code(leaf)))
                        .count()
                >= 4;
    }

    private LeafTable table(Random random, double[] expected, List<Cause> causes) {
        LeafTable.Builder table = LeafTable.of(List.of("a", "b", "c", "d"), ratio);
        for (int leaf = 0; leaf < expected.length; leaf++) {
            int[] code = code(leaf);
            double kept = 1 + noise * random.nextGaussian();
            for (Cause cause : causes) {
                if (cause.covers(code)) {
                    kept = 1 - cause.magnitude() + noise * random.nextGaussian() * (1 - cause.magnitude());
                }
            }
            add(table, random, code, expected[leaf], Math.max(0, kept));
        }
        return table.build();
    }

    private void add(LeafTable.Builder table, Random random, int[] code, double expected, double kept) {
        List<String> values = IntStream.range(0, SIZES.length)
                .mapToObj(attribute -> Cause.name(attribute) + (code[attribute] + 1))
                .toList();
        if (ratio) {
            double base = expected * 20;
            double came = base * (1 + noise * random.nextGaussian());
            table.add(values, came * 0.05 * kept, expected, came, base);
        } else {
            table.add(values, expected * kept, expected);
        }
    }

    private record Cause(Map<Integer, Integer> values, double magnitude) {
        static String name(int attribute) {
            return String.valueOf((char) ('a' + attribute));
        }

        boolean covers(int[] code) {
            return values.entrySet().stream().allMatch(value -> code[value.getKey()] == value.getValue());
        }

        boolean meets(Cause other) {
            return values.entrySet().stream().allMatch(value -> other.values()
                    .getOrDefault(value.getKey(), value.getValue())
                    .equals(value.getValue()));
        }

        Segment segment() {
            Map<String, String> named = new TreeMap<>();
            values.forEach((attribute, value) -> named.put(name(attribute), name(attribute) + (value + 1)));
            return Segment.of(named);
        }
    }
}
