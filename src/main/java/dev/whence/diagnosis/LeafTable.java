package dev.whence.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a measure came to and what was expected of it, for each of the finest elements: a combination of one value of
 * each attribute. A ratio keeps the numerator and the denominator of both. Immutable but for its arrays, which nobody
 * writes to.
 */
public final class LeafTable {
    private final List<String> attributes;
    private final List<List<String>> values;
    private final int[][] codes;
    private final double[] real;
    private final double[] predict;
    private final double[] realBase;
    private final double[] predictBase;

    private LeafTable(Builder built) {
        this.attributes = built.attributes;
        this.values = built.values.stream().map(List::copyOf).toList();
        this.codes = new int[attributes.size()][];
        for (int a = 0; a < codes.length; a++) {
            codes[a] = built.codes.get(a).stream().mapToInt(Integer::intValue).toArray();
        }
        this.real = column(built.numbers, 0);
        this.predict = column(built.numbers, 1);
        this.realBase = built.ratio ? column(built.numbers, 2) : new double[0];
        this.predictBase = built.ratio ? column(built.numbers, 3) : new double[0];
    }

    private static double[] column(List<double[]> numbers, int column) {
        return numbers.stream().mapToDouble(row -> row[column]).toArray();
    }

    /** A table of these attributes; {@code ratio} says that each leaf brings denominators too. */
    public static Builder of(List<String> attributes, boolean ratio) {
        return new Builder(attributes, ratio);
    }

    public int size() {
        return real.length;
    }

    public List<String> attributes() {
        return attributes;
    }

    public boolean ratio() {
        return realBase.length > 0;
    }

    public int attributeCount() {
        return codes.length;
    }

    /** How many values the attribute takes. */
    int cardinality(int attribute) {
        return values.get(attribute).size();
    }

    int[] codes(int attribute) {
        return codes[attribute];
    }

    String value(int attribute, int code) {
        return values.get(attribute).get(code);
    }

    /** The measure itself, or a ratio's numerator. */
    public double real(int leaf) {
        return real[leaf];
    }

    public double predict(int leaf) {
        return predict[leaf];
    }

    /** The denominator of a ratio; 1 of a sum. */
    public double realBase(int leaf) {
        return ratio() ? realBase[leaf] : 1;
    }

    public double predictBase(int leaf) {
        return ratio() ? predictBase[leaf] : 1;
    }

    /** The measure of a leaf; a ratio over nothing is 0. */
    public double realMeasure(int leaf) {
        return divided(real[leaf], realBase(leaf));
    }

    public double predictMeasure(int leaf) {
        return divided(predict[leaf], predictBase(leaf));
    }

    private static double divided(double numerator, double denominator) {
        return denominator == 0 ? 0 : numerator / denominator;
    }

    /** Collects leaves. Not thread-safe. */
    public static final class Builder {
        private final List<String> attributes;
        private final boolean ratio;
        private final List<List<String>> values = new ArrayList<>();
        private final List<Map<String, Integer>> known = new ArrayList<>();
        private final List<List<Integer>> codes = new ArrayList<>();
        private final List<double[]> numbers = new ArrayList<>();

        private Builder(List<String> attributes, boolean ratio) {
            this.attributes = List.copyOf(attributes);
            this.ratio = ratio;
            for (int a = 0; a < attributes.size(); a++) {
                values.add(new ArrayList<>());
                known.add(new HashMap<>());
                codes.add(new ArrayList<>());
            }
        }

        /** A leaf: a value of each attribute; real, predict and for a ratio the denominators of both. */
        public Builder add(List<String> leaf, double... measured) {
            if (leaf.size() != attributes.size() || measured.length != (ratio ? 4 : 2)) {
                throw new IllegalArgumentException(
                        "A leaf has " + attributes.size() + " values and " + (ratio ? 4 : 2) + " numbers: " + leaf);
            }
            for (int a = 0; a < leaf.size(); a++) {
                codes.get(a).add(code(a, leaf.get(a)));
            }
            numbers.add(measured.clone());
            return this;
        }

        private int code(int attribute, String value) {
            return known.get(attribute).computeIfAbsent(value, fresh -> {
                values.get(attribute).add(fresh);
                return values.get(attribute).size() - 1;
            });
        }

        public LeafTable build() {
            return new LeafTable(this);
        }
    }
}
