package dev.whence.sample;

import java.util.SplittableRandom;

/**
 * Random choices from one named stream of a seed. The same seed, name and index give the same choices on every
 * platform: all of them come from {@link SplittableRandom#nextLong()} and {@link StrictMath}. Not thread-safe.
 */
final class Chance {
    private static final String HEX = "0123456789abcdef";

    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The stream of this name, independent of all other names and indexes of the seed. */
    static Chance of(long seed, String name, long index) {
        long mixed = seed;
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed ^ name.charAt(i));
        }
        return new Chance(mix(mixed ^ index));
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Even between 0 (included) and 1 (excluded). */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean yes(double probability) {
        return unit() < probability;
    }

    /** Even from 0 to {@code size - 1}. */
    int index(int size) {
        return (int) (unit() * size);
    }

    /** Even, both ends included. */
    int between(int low, int high) {
        return low + index(high - low + 1);
    }

    /** Bell-shaped around 0 with deviation 1, never beyond 6. */
    double normal() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return sum - 6;
    }

    /** Log-normal around the median. */
    double around(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }

    /** How often something happens that happens {@code mean} times on average. */
    int poisson(double mean) {
        if (mean > 60) {
            return (int) StrictMath.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * normal()));
        }
        double limit = StrictMath.exp(-mean);
        double product = unit();
        int count = 0;
        while (product > limit) {
            count++;
            product *= unit();
        }
        return count;
    }

    /** 32 hexadecimal digits, as the shop writes its ids. */
    String id() {
        StringBuilder id = new StringBuilder(32);
        for (int half = 0; half < 2; half++) {
            long bits = random.nextLong();
            for (int digit = 0; digit < 16; digit++) {
                id.append(HEX.charAt((int) (bits >>> (60 - 4 * digit)) & 15));
            }
        }
        return id.toString();
    }
}
