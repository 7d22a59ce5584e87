package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.LeafTable;
import dev.whence.diagnosis.PeriodTable;
import dev.whence.diagnosis.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Incidents in a shop of the sample's shape: orders of 28 days against the following 14, arriving at random, by state,
 * category, payment type, device and seller's state, whose shares come and go by 5 %. One or two segments of one to
 * three dimensions lose (or gain) a part of their orders, or of the sessions that end in an order, for some of the 14
 * days; or everything does; or nothing.
 */
final class ShopScenarios {
    private static final int DAYS = 28;
    private static final int ASKED = 14;
    private static final List<String> DIMENSIONS =
            List.of("state", "category", "payment_type", "device", "seller_state");
    private static final int[] SIZES = {27, 40, 4, 3, 8};
    private static final double[] STEEPNESS = {1.1, 0.9, 1.6, 1.0, 1.3};
    /** A segment must hold at least so much for anybody to care. */
    private static final double LEAST_SHARE = 0.02;

    enum Kind {
        SINGLE,
        DOUBLE,
        EXTERNAL,
        NOTHING
    }

    private final boolean ratio;

    private ShopScenarios(boolean ratio) {
        this.ratio = ratio;
    }

    /** The revenue of orders. */
    static ShopScenarios volume() {
        return new ShopScenarios(false);
    }

    /** The sessions that end in an order. */
    static ShopScenarios conversion() {
        return new ShopScenarios(true);
    }

    /** Of ten scenarios four have one cause, three have two, one is external, in two nothing happened. */
    Scenario scenario(long seed) {
        int turn = (int) (seed % 10);
        Kind kind = turn < 4 ? Kind.SINGLE : turn < 7 ? Kind.DOUBLE : turn < 8 ? Kind.EXTERNAL : Kind.NOTHING;
        return new Making(new Random(seed * 7919 + 13), kind).scenario();
    }

    private record Incident(Map<Integer, Integer> values, double kept, int days) {
        boolean covers(int[] codes) {
            return values.entrySet().stream().allMatch(value -> codes[value.getKey()] == value.getValue());
        }
    }

    private final class Making {
        private final Random random;
        private final Kind kind;
        private final double[][] shares = new double[SIZES.length][];
        private final List<Incident> incidents = new ArrayList<>();
        private final Map<List<String>, double[]> leaves = new HashMap<>();

        Making(Random random, Kind kind) {
            this.random = random;
            this.kind = kind;
            for (int dimension = 0; dimension < SIZES.length; dimension++) {
                shares[dimension] = zipf(SIZES[dimension], STEEPNESS[dimension]);
            }
        }

        Scenario scenario() {
            int causes = kind == Kind.SINGLE ? 1 : kind == Kind.DOUBLE ? 2 : 0;
            while (incidents.size() < causes) {
                Incident fresh = incident(1 + random.nextInt(3));
                if (share(fresh) >= LEAST_SHARE && share(fresh) < 0.6 && apart(fresh)) {
                    incidents.add(fresh);
                }
            }
            int daily = ratio ? 20_000 : 1000 + random.nextInt(2000);
            period(daily * DAYS, 0);
            period(daily * ASKED, 1);
            return new Scenario(kind.name(), table((double) ASKED / DAYS).leaves(), segments(), Optional.of(table(1)));
        }

        private double[] zipf(int size, double steepness) {
            double[] share = new double[size];
            double sum = 0;
            for (int value = 0; value < size; value++) {
                share[value] = Math.pow(value + 1, -steepness);
                sum += share[value];
            }
            for (int value = 0; value < size; value++) {
                share[value] /= sum;
            }
            return share;
        }

        private Incident incident(int depth) {
            Map<Integer, Integer> values = new TreeMap<>();
            while (values.size() < depth) {
                int dimension = random.nextInt(SIZES.length);
                values.put(dimension, random.nextInt(SIZES[dimension]));
            }
            boolean rise = random.nextInt(4) == 0;
            double strength = 0.5 + 0.5 * random.nextDouble();
            return new Incident(values, rise ? 1 + 2 * strength : 1 - strength, 7 + random.nextInt(ASKED - 6));
        }

        private double share(Incident incident) {
            return incident.values().entrySet().stream()
                    .mapToDouble(value -> shares[value.getKey()][value.getValue()])
                    .reduce(1, (one, other) -> one * other);
        }

        private boolean apart(Incident fresh) {
            return incidents.stream()
                    .noneMatch(other ->
                            other.values().entrySet().containsAll(fresh.values().entrySet())
                                    || fresh.values()
                                            .entrySet()
                                            .containsAll(other.values().entrySet()));
        }

        private void period(int mean, int period) {
            double[][] restless = new double[SIZES.length][];
            for (int dimension = 0; dimension < SIZES.length; dimension++) {
                restless[dimension] = restless(shares[dimension]);
            }
            double everything = 1 + 0.03 * random.nextGaussian();
            int arrivals = (int) Math.round(mean * everything + Math.sqrt(mean) * random.nextGaussian());
            boolean outside = kind == Kind.EXTERNAL && period == 1;
            double external = outside ? 0.6 + 0.15 * random.nextDouble() : 1;
            for (int arrival = 0; arrival < arrivals; arrival++) {
                arrive(restless, period, external);
            }
        }

        private double[] restless(double[] share) {
            double[] now = share.clone();
            double sum = 0;
            for (int value = 0; value < now.length; value++) {
                now[value] *= Math.exp(0.05 * random.nextGaussian());
                sum += now[value];
            }
            for (int value = 0; value < now.length; value++) {
                now[value] /= sum;
            }
            return now;
        }

        private void arrive(double[][] now, int period, double external) {
            int[] codes = new int[SIZES.length];
            for (int dimension = 0; dimension < codes.length; dimension++) {
                codes[dimension] = drawn(now[dimension]);
            }
            double kept = external;
            int day = random.nextInt(ASKED);
            for (Incident incident : incidents) {
                kept *= period == 1 && day < incident.days() && incident.covers(codes) ? incident.kept() : 1;
            }
            if (ratio) {
                double chance = 0.06 / (1 + codes[3] * 0.5) * kept;
                add(codes, period, random.nextDouble() < chance ? 1 : 0);
            } else {
                int times = (int) kept + (random.nextDouble() < kept - Math.floor(kept) ? 1 : 0);
                for (int time = 0; time < times; time++) {
                    add(codes, period, 100 * Math.exp(0.8 * random.nextGaussian()));
                }
            }
        }

        private int drawn(double[] share) {
            double at = random.nextDouble();
            int value = 0;
            while (value < share.length - 1 && at >= share[value]) {
                at -= share[value++];
            }
            return value;
        }

        /** By leaf: sum, items and squares of the baseline, then of the period asked about. */
        private void add(int[] codes, int period, double value) {
            List<String> leaf = new ArrayList<>();
            for (int dimension = 0; dimension < codes.length; dimension++) {
                leaf.add(DIMENSIONS.get(dimension).charAt(0) + String.valueOf(codes[dimension]));
            }
            double[] sums = leaves.computeIfAbsent(leaf, fresh -> new double[6]);
            sums[period * 3] += value;
            sums[period * 3 + 1]++;
            sums[period * 3 + 2] += value * value;
        }

        /** With the baseline multiplied: methods for forecasts want it in the length of what came. */
        private PeriodTable table(double times) {
            LeafTable.Builder table = LeafTable.of(DIMENSIONS, ratio);
            double[] realSquares = new double[leaves.size()];
            double[] predictSquares = new double[leaves.size()];
            int at = 0;
            for (Map.Entry<List<String>, double[]> leaf : new TreeMap<>(byText()).values()) {
                double[] sums = leaf.getValue();
                predictSquares[at] = sums[2];
                realSquares[at++] = sums[5];
                if (ratio) {
                    table.add(leaf.getKey(), sums[3], sums[0] * times, sums[4], sums[1] * times);
                } else {
                    table.add(leaf.getKey(), sums[3], sums[0] * times);
                }
            }
            return new PeriodTable(table.build(), realSquares, predictSquares, (double) ASKED / DAYS);
        }

        private Map<String, Map.Entry<List<String>, double[]>> byText() {
            Map<String, Map.Entry<List<String>, double[]>> byText = new HashMap<>();
            leaves.entrySet().forEach(leaf -> byText.put(leaf.getKey().toString(), leaf));
            return byText;
        }

        private Set<Segment> segments() {
            Set<Segment> segments = new HashSet<>();
            for (Incident incident : incidents) {
                Map<String, String> values = new TreeMap<>();
                incident.values()
                        .forEach((dimension, value) -> values.put(
                                DIMENSIONS.get(dimension),
                                DIMENSIONS.get(dimension).charAt(0) + String.valueOf(value)));
                segments.add(Segment.of(values));
            }
            return segments;
        }
    }
}
