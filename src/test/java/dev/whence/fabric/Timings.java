package dev.whence.fabric;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/** How long something takes, of many tries with numbers drawn at random. */
record Timings(double[] millis) {
    /** @param below what the numbers are smaller than */
    static Timings of(int tries, long below, RandomGenerator random, LongConsumer work) {
        for (int i = 0; i < tries / 4; i++) {
            work.accept(random.nextLong(below));
        }
        double[] millis = new double[tries];
        for (int i = 0; i < tries; i++) {
            long number = random.nextLong(below);
            long begin = System.nanoTime();
            work.accept(number);
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return new Timings(millis);
    }

    double percentile(int percent) {
        return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
    }

    @Override
    public String toString() {
        return "%.1f / %.1f".formatted(percentile(50), percentile(95));
    }
}
