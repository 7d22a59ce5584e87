package dev.whence.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the values of attributes grew by, each weighted by what it had. */
record Growths(List<Weighted> of) {
    record Weighted(double growth, double weight) {}

    static Growths of(PeriodTable table, int attribute, boolean[] wanted) {
        return new Growths(IntStream.range(0, table.leaves().cardinality(attribute))
                .mapToObj(value -> weighted(table, attribute, value, wanted))
                .toList());
    }

    private static Weighted weighted(PeriodTable table, int attribute, int value, boolean[] wanted) {
        int[] codes = table.leaves().codes(attribute);
        boolean[] chosen = new boolean[codes.length];
        double weight = 0;
        for (int leaf = 0; leaf < codes.length; leaf++) {
            chosen[leaf] = wanted[leaf] && codes[leaf] == value;
            weight += chosen[leaf] ? table.leaves().predict(leaf) : 0;
        }
        return new Weighted(table.growth(chosen), weight);
    }

    Growths and(Growths other) {
        return new Growths(Stream.concat(of.stream(), other.of.stream()).toList());
    }

    double median() {
        List<Weighted> sorted =
                of.stream().sorted(Comparator.comparingDouble(Weighted::growth)).toList();
        double half = of.stream().mapToDouble(Weighted::weight).sum() / 2;
        double passed = 0;
        for (Weighted one : sorted) {
            passed += one.weight();
            if (passed >= half) {
                return one.growth();
            }
        }
        return 1;
    }
}
