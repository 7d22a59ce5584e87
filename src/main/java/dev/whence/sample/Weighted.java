package dev.whence.sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A choice among things of which some are likelier than others. */
final class Weighted<T> {
    private final List<T> things;
    private final double[] sums;

    Weighted(List<T> things, ToDoubleFunction<T> weight) {
        this.things = List.copyOf(things);
        sums = new double[this.things.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weight.applyAsDouble(this.things.get(i));
            sums[i] = sum;
        }
    }

    T pick(Chance chance) {
        int found = Arrays.binarySearch(sums, chance.unit() * sums[sums.length - 1]);
        return things.get(Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1));
    }
}
